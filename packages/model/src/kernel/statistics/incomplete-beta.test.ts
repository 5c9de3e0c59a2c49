import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteBeta } from './incomplete-beta.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// a, b, x, I_x(a, b)
const VALUES = [
  [0.5, 0.5, 1e-10, 6.366197723781917e-6],
  [0.5, 0.5, 0.5, 0.5],
  [0.5, 0.5, 0.99, 0.9362314391414801],
  [1, 1, 0.3, 0.3],
  [2, 3, 0.001, 5.992003e-6],
  [2, 3, 0.4, 0.5248],
  [2, 3, 0.97, 0.99989443],
  [5, 0.5, 0.1, 2.5705896992293736e-6],
  [5, 0.5, 0.9, 0.3166429150200123],
  [0.01, 0.02, 0.3, 0.6611784272511073],
  [10, 20, 0.01, 1.6841317932875393e-13],
  [10, 20, 0.33, 0.501914248996761],
  [10, 20, 0.9, 0.9999999999999593],
  [120, 880, 0.05, 2.454406078111929e-18],
  [120, 880, 0.12, 0.5098366745717474],
  [120, 880, 0.15, 0.997116349433714],
  [500, 0.5, 0.9, 1.0453677938354859e-24],
  [500, 0.5, 0.9999, 0.7518836295709818],
  [2000, 3000, 0.35, 1.0899274611871975e-13],
  [2000, 3000, 0.4, 0.5007677879455907],
  [2000, 3000, 0.43, 0.9999914680846649],
  [50000, 0.5, 0.9999, 0.0015650197621734948],
] as const;

test.each(VALUES)('I(%d, %d) at %d keeps 12 digits', (a, b, x, expected) => {
  expect(Math.abs(incompleteBeta(a, b, x) / expected - 1)).toBeLessThan(1e-12);
});

test('for whole parameters it is the binomial tail', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (least, rest, p) => {
        const n = least + rest;
        let term = (1 - p) ** n;
        let tail = least === 0 ? term : 0;
        for (let k = 1; k <= n; k += 1) {
          term *= ((n - k + 1) / k) * (p / (1 - p));
          if (k >= least) tail += term;
        }
        expect(incompleteBeta(least, rest + 1, p)).toBeCloseTo(tail, 12);
      },
    ),
  );
});

test('the two sides mirror each other', () => {
  const shape = fc.double({ min: 0.1, max: 5000, noNaN: true });
  fc.assert(
    fc.property(shape, shape, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
      expect(incompleteBeta(a, b, x, 1 - x) + incompleteBeta(b, a, 1 - x, x)).toBeCloseTo(1, 12);
    }),
  );
});

test('the ends, and what is refused', () => {
  expect(incompleteBeta(2, 3, 0)).toBe(0);
  expect(incompleteBeta(2, 3, 1)).toBe(1);
  expect(() => incompleteBeta(0, 1, 0.5)).toThrow(RangeError);
  expect(() => incompleteBeta(1, 1, 1.1)).toThrow(RangeError);
});
