import { expect, test } from 'vitest';
import { workspaceId } from '../../kernel/ids.ts';
import { ALWAYS, type Placement, unitTree } from '../units/placement.ts';
import { nextMove, type Scope, scopeOf, seesUnit, wholeCompany } from './scope.ts';

const HERE = workspaceId(7);
const NOW = 1_000;
const place = (unit: string, parent: string | null, times: Partial<Placement> = {}): Placement => ({
  unit,
  parent,
  ...ALWAYS,
  ...times,
});
const geography = unitTree([
  place('company', null),
  place('north', 'company'),
  place('south', 'company'),
  place('shop-1', 'north', { to: 500 }),
  place('shop-1', 'south', { from: 500 }),
  place('shop-2', 'north', { to: 2_000 }),
  place('shop-2', 'south', { from: 2_000 }),
  place('kiosk', 'shop-2'),
]);
const dealers = unitTree([place('dealer', null), place('shop-1', 'dealer'), place('shop-3', 'dealer')]);
const sees = (bound: readonly string[], at = NOW): string[] => [
  ...(scopeOf(HERE, bound, [geography, dealers], at).units ?? ['everything']),
];

test('a bound caller sees a unit and all that stand under it at that moment, in every grouping', () => {
  expect(sees(['north']).sort()).toEqual(['kiosk', 'north', 'shop-2']);
  expect(sees(['north'], 2_000)).toEqual(['north']);
  expect(sees(['south']).sort()).toEqual(['shop-1', 'south']);
  expect(sees(['south'], 2_000).sort()).toEqual(['kiosk', 'shop-1', 'shop-2', 'south']);
  expect(sees(['dealer']).sort()).toEqual(['dealer', 'shop-1', 'shop-3']);
  expect(sees(['kiosk', 'dealer']).sort()).toEqual(['dealer', 'kiosk', 'shop-1', 'shop-3']);
});

test('bound to a unit that no tree knows is that unit alone, bound to none is the whole company', () => {
  expect(sees(['elsewhere'])).toEqual(['elsewhere']);
  expect(scopeOf(HERE, [], [geography], NOW)).toEqual(wholeCompany(HERE));
});

test('facts without a unit are seen by the whole company alone', () => {
  const all = wholeCompany(HERE);
  const bound = scopeOf(HERE, ['north'], [geography], NOW);
  const nothing: Scope = { workspace: HERE, units: new Set() };
  expect(['', 'shop-2', 'shop-1'].map((unit) => seesUnit(all, unit))).toEqual([true, true, true]);
  expect(['', 'shop-2', 'shop-1'].map((unit) => seesUnit(bound, unit))).toEqual([false, true, false]);
  expect(seesUnit(nothing, '')).toBe(false);
});

test('the next move is the nearest that is still to come', () => {
  expect(nextMove([geography, dealers], 0)).toBe(500);
  expect(nextMove([dealers, geography], NOW)).toBe(2_000);
  expect(nextMove([geography, dealers], 2_000)).toBeNull();
  expect(nextMove([], NOW)).toBeNull();
});
