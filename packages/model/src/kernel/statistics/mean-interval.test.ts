import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from './mean-interval.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// n, mean, m2, confidence, low, high
const EXACT = [
  [2, 1.5, 0.5, 0.95, -4.853102368087347, 7.853102368087347],
  [5, 3, 10, 0.95, 1.0367568385224428, 4.963243161477557],
  [30, 7.25, 120.5, 0.99, 6.224173491836971, 8.275826508163028],
  [7043, 3.25, 10000, 0.95, 3.2221647011565904, 3.2778352988434096],
] as const;

test.each(EXACT)('n %d, mean %d, m2 %d at %d keeps 12 digits', (n, mean, m2, confidence, low, high) => {
  const interval = meanInterval({ n, mean, m2 }, confidence);
  expect(Math.abs((interval?.low ?? Number.NaN) / low - 1)).toBeLessThan(1e-12);
  expect(Math.abs((interval?.high ?? Number.NaN) / high - 1)).toBeLessThan(1e-12);
});

test('is symmetric about the mean and narrows with n at the same spread', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 100_000 }),
      fc.integer({ min: -100, max: 100 }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (n, mean, variance) => {
        const once = meanInterval({ n, mean, m2: variance * (n - 1) }) ?? {
          low: Number.NaN,
          high: Number.NaN,
        };
        expect((once.low + once.high) / 2).toBeCloseTo(mean, 9);
        expect(once.low).toBeLessThan(mean);
        const more = meanInterval({ n: 2 * n, mean, m2: variance * (2 * n - 1) });
        expect((more?.high ?? Number.NaN) - (more?.low ?? Number.NaN)).toBeLessThan(once.high - once.low);
      },
    ),
  );
});

test('one value tells nothing of the spread; nonsense is refused', () => {
  expect(meanInterval({ n: 1, mean: 4, m2: 0 })).toBeNull();
  expect(meanInterval({ n: 0, mean: 0, m2: 0 })).toBeNull();
  expect(meanInterval({ n: 3, mean: 4, m2: 0 })).toEqual({ low: 4, high: 4 });
  expect(() => meanInterval({ n: 3, mean: 4, m2: -1 })).toThrow(RangeError);
});
