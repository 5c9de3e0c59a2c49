import { expect, test } from 'vitest';
import { parseSort, sortBreakdown } from './sort-breakdown.ts';

const row = (unit: string, value: number, n: number) => ({
  unit,
  now: { value, n, low: value - 5, high: value + 5 },
  before: null,
});
const rows = [row('b', 10, 100), row('a', 90, 4), row('c', 40, 50), row('d', -90, 20)];
const names = (sort: Parameters<typeof sortBreakdown>[1]) =>
  sortBreakdown(rows, sort).map((pair) => pair.unit);

test('by score, both ways, small groups always last', () => {
  expect(names('-nps')).toEqual(['c', 'b', 'd', 'a']);
  expect(names('nps')).toEqual(['b', 'c', 'd', 'a']);
});

test('by number of answers and by name', () => {
  expect(names('-n')).toEqual(['b', 'c', 'd', 'a']);
  expect(names('name')).toEqual(['a', 'b', 'c', 'd']);
});

test('an unknown sort is the highest score first', () => {
  expect(parseSort('constructor')).toBe('-nps');
  expect(parseSort('n')).toBe('n');
});
