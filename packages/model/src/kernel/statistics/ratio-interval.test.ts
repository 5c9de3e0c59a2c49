import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ratioInterval } from './ratio-interval.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// a, b, confidence, low, high
const EXACT = [
  [0, 10, 0.95, 0, 0.38414588206941247],
  [1, 1, 0.95, 0.10440029113414631, 9.578517350254103],
  [30, 100, 0.95, 0.2000488497362073, 0.44989011493281633],
  [100, 30, 0.95, 2.22276499706897, 4.99877905480907],
  [5, 1000000, 0.99, 1.670644432903851e-6, 1.4964285342600367e-5],
] as const;

test.each(EXACT)('%d per %d at %d keeps 12 digits', (a, b, confidence, low, high) => {
  const interval = ratioInterval(a, b, confidence);
  expect(Math.abs((interval?.low ?? Number.NaN) - low)).toBeLessThanOrEqual(1e-12 * low);
  expect(Math.abs((interval?.high ?? Number.NaN) / high - 1)).toBeLessThan(1e-12);
});

test('holds the ratio and turns over with it', () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(count, count, (a, b) => {
      const interval = ratioInterval(a, b) ?? { low: Number.NaN, high: Number.NaN };
      const turned = ratioInterval(b, a) ?? { low: Number.NaN, high: Number.NaN };
      expect(interval.low).toBeLessThan(a / b);
      expect(interval.high).toBeGreaterThan(a / b);
      expect(turned.low * interval.high).toBeCloseTo(1, 12);
      expect(turned.high * interval.low).toBeCloseTo(1, 12);
    }),
  );
});

test('nothing to divide by, nothing known', () => {
  expect(ratioInterval(3, 0)).toBeNull();
  expect(() => ratioInterval(-1, 2)).toThrow(RangeError);
});
