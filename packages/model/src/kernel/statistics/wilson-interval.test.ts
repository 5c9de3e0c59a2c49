import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

// R. G. Newcombe, Statist. Med. 17 (1998) 857, method 3.
const PUBLISHED = [
  [81, 263, 0.255289, 0.36621],
  [15, 148, 0.062386, 0.160487],
  [0, 20, 0, 0.161125],
  [1, 29, 0.006113, 0.171755],
] as const;
// Reference values: mpmath at 60 digits, rounded to the nearest double.
// successes, n, confidence, low, high
const EXACT = [
  [81, 263, 0.95, 0.2552885198782742, 0.36620957698280004],
  [15, 148, 0.95, 0.06238639953073628, 0.16048724172330803],
  [0, 20, 0.95, 0, 0.16112515805281932],
  [1, 29, 0.95, 0.006113214292762662, 0.17175521879320285],
  [2938, 7043, 0.95, 0.40568419787335946, 0.42870969237952267],
  [1, 1000000, 0.95, 1.7652457674537152e-7, 5.664911804311441e-6],
  [999999, 1000000, 0.99, 0.9999914825661652, 0.999999882594525],
  [7, 7, 0.9, 0.7212373045474578, 1],
  [1, 1000000000000, 0.95, 1.7652455493517478e-13, 5.66493426573651e-12],
] as const;

test.each(PUBLISHED)('%d of %d as published', (successes, n, low, high) => {
  const interval = wilsonInterval(successes, n);
  expect(interval?.low).toBeCloseTo(low, 6);
  expect(interval?.high).toBeCloseTo(high, 6);
});

test.each(EXACT)('%d of %d at %d keeps 12 digits', (successes, n, confidence, low, high) => {
  const interval = wilsonInterval(successes, n, confidence);
  expect(Math.abs((interval?.low ?? Number.NaN) - low)).toBeLessThanOrEqual(1e-12 * low);
  expect(Math.abs((interval?.high ?? Number.NaN) - high)).toBeLessThanOrEqual(1e-12 * high);
});

const sample = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));

test('holds the share, stays within 0 to 1 and mirrors', () => {
  fc.assert(
    fc.property(sample, ({ successes, n }) => {
      const interval = wilsonInterval(successes, n) ?? { low: Number.NaN, high: Number.NaN };
      expect(interval.low).toBeLessThanOrEqual(successes / n);
      expect(interval.high).toBeGreaterThanOrEqual(successes / n);
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      const mirror = wilsonInterval(n - successes, n) ?? { low: Number.NaN, high: Number.NaN };
      expect(mirror.low).toBeCloseTo(1 - interval.high, 14);
      expect(mirror.high).toBeCloseTo(1 - interval.low, 14);
    }),
  );
});

test('narrows with n, widens with confidence and rises with successes', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 2, max: 100 }), ({ successes, n }, times) => {
      const once = wilsonInterval(successes, n) ?? { low: Number.NaN, high: Number.NaN };
      const more = wilsonInterval(successes * times, n * times) ?? { low: Number.NaN, high: Number.NaN };
      expect(more.high - more.low).toBeLessThan(once.high - once.low);
      const surer = wilsonInterval(successes, n, 0.99) ?? { low: Number.NaN, high: Number.NaN };
      expect(surer.high - surer.low).toBeGreaterThan(once.high - once.low);
      const next = wilsonInterval(successes + 1, n + 1) ?? { low: Number.NaN, high: Number.NaN };
      expect(next.low).toBeGreaterThan(once.low);
    }),
  );
});

test('nothing tried, nothing known; nonsense is refused', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(wilsonInterval(20, 20)?.high).toBe(1);
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
  expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError);
});
