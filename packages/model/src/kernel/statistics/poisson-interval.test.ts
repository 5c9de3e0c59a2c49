import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonInterval } from './poisson-interval.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// count, confidence, low, high
const EXACT = [
  [0, 0.95, 0, 3.6888794541139354],
  [1, 0.95, 0.025317807984289897, 5.571643390938897],
  [2, 0.95, 0.242209278543965, 7.22468766772396],
  [5, 0.95, 1.6234863901184209, 11.668332079322669],
  [10, 0.95, 4.795388696132434, 18.39035604201778],
  [10, 0.99, 3.716922131467118, 21.39782749965427],
  [100, 0.95, 81.36399125092315, 121.62679379242638],
  [1234, 0.95, 1166.1017185175492, 1304.8203705289225],
  [20000, 0.95, 19723.767600607054, 20279.133627926407],
] as const;

test.each(EXACT)('a count of %d at %d keeps 12 digits', (count, confidence, low, high) => {
  const interval = poissonInterval(count, confidence);
  expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(1e-12 * low);
  expect(Math.abs(interval.high / high - 1)).toBeLessThan(1e-12);
});

test('each end leaves 2.5% of the Poisson distribution outside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (count) => {
      const { low, high } = poissonInterval(count);
      expect(1 - poissonCdf(count - 1, low)).toBeCloseTo(0.025, 12);
      expect(poissonCdf(count, high)).toBeCloseTo(0.025, 12);
    }),
  );
});

test('rises with the count and holds it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (count) => {
      const here = poissonInterval(count);
      const next = poissonInterval(count + 1);
      expect(here.low).toBeLessThanOrEqual(count);
      expect(here.high).toBeGreaterThan(count);
      expect(next.low).toBeGreaterThan(here.low);
      expect(next.high).toBeGreaterThan(here.high);
    }),
  );
});

test('a negative count is refused', () => {
  expect(() => poissonInterval(-1)).toThrow(RangeError);
});

function poissonCdf(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}
