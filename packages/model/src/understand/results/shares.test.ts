import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval, momentsOf } from '../../kernel/statistics/index.ts';
import { binsBetween, meanOfSums, rankOptions, shareOf } from './shares.ts';

test('a share of nothing is no share', () => {
  expect(shareOf(0, 0)).toEqual({ n: 0, of: 0, value: null, low: null, high: null });
  expect(() => shareOf(2, 1)).toThrow(RangeError);
});

test('a mean of sums is the mean of the values, with its interval', () => {
  const value = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 40 }), (values) => {
      const sum = values.reduce((all, one) => all + one, 0);
      const squares = values.reduce((all, one) => all + one * one, 0);
      const figure = meanOfSums({ n: values.length, sum, squares });
      const wanted = meanInterval(momentsOf(values));
      expect(figure.value).toBeCloseTo(sum / values.length, 9);
      expect(figure.low).toBeCloseTo(wanted?.low ?? Number.NaN, 6);
      expect(figure.high).toBeCloseTo(wanted?.high ?? Number.NaN, 6);
    }),
  );
  expect(meanOfSums({ n: 0, sum: 0, squares: 0 }).value).toBeNull();
  expect(meanOfSums({ n: 2, sum: 11, squares: 61 }, [0, 10]).high).toBe(10);
});

test('a ranking is read by mean places, and by who stands first', () => {
  const ranked = rankOptions(
    [
      { option: 'price', place: 1, n: 3 },
      { option: 'speed', place: 2, n: 3 },
      { option: 'speed', place: 1, n: 1 },
      { option: 'price', place: 2, n: 1 },
    ],
    4,
  );
  expect(ranked.map(({ option, place, first }) => [option, place.value, first.n])).toEqual([
    ['price', 1.25, 3],
    ['speed', 1.75, 1],
  ]);
});

test('bins cover what lies between, in round widths, and are few', () => {
  const end = fc.double({ min: -1e5, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(end, fc.double({ min: 0.01, max: 1e5, noNaN: true }), (least, width) => {
      const bins = binsBetween(least, least + width);
      expect(bins.bins).toBeLessThanOrEqual(14);
      const slack = bins.width * 1e-6;
      expect(bins.from).toBeLessThanOrEqual(least + slack);
      expect(bins.from + bins.bins * bins.width).toBeGreaterThanOrEqual(least + width - slack);
    }),
  );
  expect(binsBetween(0, 100)).toEqual({ from: 0, width: 10, bins: 10 });
  expect(binsBetween(3, 3)).toEqual({ from: 3, width: 1, bins: 1 });
});
