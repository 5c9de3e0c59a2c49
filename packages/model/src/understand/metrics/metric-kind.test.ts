import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf } from './figure-of.ts';
import { METRIC_KIND_INFO, METRIC_KINDS } from './metric-kind.ts';
import { tallyAnswers } from './tally-answers.ts';

test.each(METRIC_KINDS)('%s says its formula in both languages', (kind) => {
  const { name, help } = METRIC_KIND_INFO[kind];
  for (const text of [name.ru, name.en, help.ru, help.en]) expect(text).not.toBe('');
  expect(help.ru).toMatch(/[а-я]/);
  expect(help.en).not.toMatch(/[а-я]/i);
});

test.each(['nps', 'csat', 'ces', 'net'] as const)(
  'any answers on the scale of %s give a figure within its range',
  (kind) => {
    const { range, scale } = METRIC_KIND_INFO[kind];
    const answer = fc.integer({ min: scale?.[0] ?? 0, max: scale?.[1] ?? 0 });
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 3 }), (answers) => {
        const { value, low, high } = figureOf(tallyAnswers(kind, answers));
        for (const end of [value, low, high]) {
          expect(end).toBeGreaterThanOrEqual(range[0] ?? Number.NaN);
          expect(end).toBeLessThanOrEqual(range[1] ?? Number.NaN);
        }
        seen.add(value ?? Number.NaN);
      }),
    );
    expect(seen).toContain(range[0]);
    expect(seen).toContain(range[1]);
  },
);
