import { expect, test } from 'vitest';
import { breakdownDimension, pairGroups } from './pair-groups.ts';

const group = (unit: string, value: number) => ({
  value,
  n: 100,
  low: value - 5,
  high: value + 5,
  group: { unit },
});

test('each group stands with the same group of the period before, new ones with none', () => {
  const pairs = pairGroups(
    [group('a', 1), group('new', 2), group('', 3)],
    [group('', 30), group('a', 10)],
    'unit',
  );
  expect(pairs.map(({ unit, before }) => [unit, before?.value ?? null])).toEqual([
    ['a', 10],
    ['new', null],
    ['', 30],
  ]);
  expect(pairGroups([group('a', 1)], null, 'unit')[0]?.before).toBeNull();
});

test('goes one step down from what the scope has chosen', () => {
  const hasUnits = (unit: string): boolean => unit === 'region';
  expect(breakdownDimension({}, hasUnits)).toBe('unit');
  expect(breakdownDimension({ unit: 'region' }, hasUnits)).toBe('unit');
  expect(breakdownDimension({ unit: 'a' }, hasUnits)).toBe('touchpoint');
  expect(breakdownDimension({ unit: 'a', touchpoint: 'b' }, hasUnits)).toBe('channel');
});
