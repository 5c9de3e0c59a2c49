import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryText } from '../api/route-url.ts';
import { addDays, daysIn, PERIODS } from './period.ts';
import { carryScope, changeScope, parseScope, resolveScope, type ScopeSearch } from './scope.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count));
const name = fc.string({ minLength: 1, maxLength: 40 });
const places = fc.record({ unit: name, touchpoint: name, channel: name }, { requiredKeys: [] });
const named = fc.constantFrom(...PERIODS.filter((period) => period !== 'custom'));
const scopes: fc.Arbitrary<ScopeSearch> = fc.oneof(
  places,
  fc.tuple(places, named).map(([where, period]) => ({ ...where, period })),
  fc.tuple(places, day, fc.nat(400)).map(([where, from, length]) => ({
    ...where,
    period: 'custom' as const,
    from,
    to: addDays(from, length),
  })),
);
const today = '2026-11-22';

test('a scope survives the URL', () => {
  fc.assert(
    fc.property(scopes, (scope) => {
      const url = queryText({ ...scope });
      expect(parseScope(Object.fromEntries(new URLSearchParams(url)))).toEqual(scope);
    }),
  );
});

test('whatever stands in the URL gives a scope, and the same one when read again', () => {
  const any = fc.dictionary(
    fc.constantFrom('period', 'from', 'to', 'unit', 'touchpoint', 'channel', 'other'),
    fc.oneof(fc.string(), day, fc.constantFrom(...PERIODS), fc.integer()),
  );
  fc.assert(
    fc.property(any, (search) => {
      const scope = parseScope(search);
      expect(parseScope(scope)).toEqual(scope);
      resolveScope(scope, today);
    }),
  );
});

test('the API gets half-open periods, the person days that are included', () => {
  const scope = resolveScope(
    { period: 'custom', from: '2026-05-01', to: '2026-05-31', unit: 'South' },
    today,
  );
  expect(scope.query).toEqual({ from: '2026-05-01', to: '2026-06-01', unit: 'South' });
  expect([scope.from, scope.to]).toEqual(['2026-05-01', '2026-05-31']);
  expect(resolveScope({ period: '7d' }, today).query).toEqual({ from: '2026-11-16', to: '2026-11-23' });
});

test('the period before touches the period and is as long', () => {
  fc.assert(
    fc.property(scopes, (search) => {
      const { query, previous, period } = resolveScope(search, today);
      if (previous === null) {
        expect(period).toBe('all');
        return;
      }
      expect(previous.to).toBe(query.from);
      expect([previous.unit, previous.channel]).toEqual([query.unit, query.channel]);
      if (period === '12m' || query.from === undefined || query.to === undefined) return;
      expect(daysIn({ from: previous.from ?? '', to: previous.to ?? '' })).toBe(
        daysIn({ from: query.from, to: query.to }),
      );
    }),
  );
});

test('a year before twelve months is a calendar year, also over a leap day', () => {
  const scope = resolveScope({ period: '12m' }, '2024-03-31');
  expect(scope.query).toEqual({ from: '2023-04-01', to: '2024-04-01' });
  expect(scope.previous).toEqual({ from: '2022-04-01', to: '2023-04-01' });
});

test('a link that names no period takes the scope along, one that does stands alone', () => {
  const here = { period: '30d', unit: 'South' } as const;
  expect(carryScope(here, {})).toEqual(here);
  expect(carryScope(here, { unit: 'North' })).toEqual({ period: '30d', unit: 'North' });
  expect(carryScope(here, { period: '7d' })).toEqual({ period: '7d' });
});

test('a change can take a part out for good', () => {
  const here = { period: '30d', unit: 'South', kind: 'answer' } as const;
  const changed = changeScope(here, { unit: undefined });
  expect(changed).toEqual({ period: '30d', kind: 'answer' });
  expect(carryScope(here, changed)).toEqual(changed);
  expect(changeScope({ unit: 'South' }, { unit: undefined })).toEqual({ period: '90d' });
});

test('dates make the period one’s own, and a preset drops the dates', () => {
  const own = changeScope({ period: '30d' } as ScopeSearch, { from: '2026-01-01', to: '2026-01-31' });
  expect(own).toEqual({ period: 'custom', from: '2026-01-01', to: '2026-01-31' });
  expect(changeScope(own, { period: '7d' })).toEqual({ period: '7d' });
});
