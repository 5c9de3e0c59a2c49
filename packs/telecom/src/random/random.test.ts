import { expect, test } from 'vitest';
import { exponential, intBetween, normal, pickWeighted } from './draw.ts';
import { createRandom } from './random.ts';

const draws = (seed: number, stream: string, count: number): readonly number[] => {
  const random = createRandom(seed, stream);
  return Array.from({ length: count }, random.next);
};
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

test('a seed and a stream fix the numbers; another seed or stream gives others', () => {
  expect(draws(7, 'days', 50)).toEqual(draws(7, 'days', 50));
  expect(draws(7, 'days', 50)).not.toEqual(draws(8, 'days', 50));
  expect(draws(7, 'days', 50)).not.toEqual(draws(7, 'texts', 50));
  expect(draws(7, 'days', 50)).not.toEqual(draws(7 + 2 ** 32, 'days', 50));
});

test('numbers fill [0, 1) evenly', () => {
  const values = draws(1, 'even', 100_000);
  const tenths = new Array<number>(10).fill(0);
  for (const value of values) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('normal has mean 0 and variance 1, exponential the mean asked for', () => {
  const random = createRandom(3, 'shapes');
  const normals = Array.from({ length: 50_000 }, () => normal(random));
  expect(meanOf(normals)).toBeCloseTo(0, 1);
  expect(meanOf(normals.map((value) => value * value))).toBeCloseTo(1, 1);
  expect(meanOf(Array.from({ length: 50_000 }, () => exponential(random, 5)))).toBeCloseTo(5, 0);
});

test('whole numbers reach both ends, weights are kept', () => {
  const random = createRandom(4, 'choices');
  const numbers = new Set(Array.from({ length: 500 }, () => intBetween(random, 2, 4)));
  expect([...numbers].sort()).toEqual([2, 3, 4]);
  const heavy = Array.from({ length: 10_000 }, () => pickWeighted(random, [1, 3], (weight) => weight));
  expect(heavy.filter((item) => item === 3).length / heavy.length).toBeCloseTo(0.75, 1);
});
