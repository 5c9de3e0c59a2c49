import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareCdf } from './chi-square.ts';
import { noncentralChiSquareCdf, noncentralityInterval } from './noncentral-chi-square.ts';

// Reference values: the mixture summed by mpmath at 30 digits.
test.each([
  [4, 2, 1, 0.73098793996409],
  [30, 5, 20, 0.7255046323204678],
  [0.5, 1, 3, 0.1453340262586735],
  [100, 10, 80, 0.7188501588275353],
  [60, 3, 90, 0.03161293384281533],
])('at %d with %d degrees and noncentrality %d', (x, degrees, noncentrality, cdf) => {
  expect(noncentralChiSquareCdf(x, degrees, noncentrality)).toBeCloseTo(cdf, 12);
});

const x = fc.double({ min: 0.01, max: 500, noNaN: true });
const degrees = fc.integer({ min: 1, max: 60 });

test('it falls as the noncentrality grows, and is the central one without any', () => {
  const noncentrality = fc.double({ min: 0, max: 800, noNaN: true });
  fc.assert(
    fc.property(x, degrees, noncentrality, noncentrality, (at, df, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(noncentralChiSquareCdf(at, df, more)).toBeLessThanOrEqual(
        noncentralChiSquareCdf(at, df, less) + 1e-12,
      );
      expect(noncentralChiSquareCdf(at, df, 0)).toBe(chiSquareCdf(at, df));
    }),
  );
});

test('the ends of an interval are where what was seen is at the edge of no surprise', () => {
  fc.assert(
    fc.property(x, degrees, (at, df) => {
      const { low, high } = noncentralityInterval(at, df);
      expect(low).toBeLessThanOrEqual(high);
      if (low > 0) expect(noncentralChiSquareCdf(at, df, low)).toBeCloseTo(0.975, 8);
      if (high > 0) expect(noncentralChiSquareCdf(at, df, high)).toBeCloseTo(0.025, 8);
    }),
    { numRuns: 40 },
  );
});

test('what is no distribution is refused', () => {
  expect(() => noncentralChiSquareCdf(1, 0, 1)).toThrow(RangeError);
  expect(() => noncentralChiSquareCdf(1, 1, -1)).toThrow(RangeError);
});
