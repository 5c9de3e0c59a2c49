import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf } from './normal-distribution.ts';
import { normalQuantile } from './normal-quantile.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
const QUANTILE = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-40, -13.31092137142517],
  [1e-20, -9.262340089798407],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.0749, -1.4402382675279637],
  [0.0751, -1.43882539275254],
  [0.2, -0.8416212335729142],
  [0.4, -0.2533471031357997],
  [0.49999, -2.5066282748960008e-5],
  [0.5000001, 2.506628273311648e-7],
  [0.7, 0.5244005127080407],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400538],
  [0.995, 2.5758293035489004],
  [0.999999, 4.753424308817087],
] as const;

test.each(QUANTILE)('quantile(%d) keeps 13 digits', (p, expected) => {
  expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThan(1e-13);
});

test('is the inverse of the cdf', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('the ends are infinite and what is no probability is refused', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(normalQuantile(0.5)).toBe(0);
  expect(() => normalQuantile(-0.1)).toThrow(RangeError);
  expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
});
