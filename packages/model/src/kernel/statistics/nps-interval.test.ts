import fc from 'fast-check';
import { expect, test } from 'vitest';
import { npsInterval, npsMoments } from './nps-interval.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// promoters, passives, detractors, confidence, score, low, high
const EXACT = [
  [50, 30, 20, 0.95, 30, 14.69219192495733, 45.30780807504267],
  [70, 20, 10, 0.95, 60, 46.99906972134142, 73.00093027865859],
  [10, 10, 80, 0.9, -70, -80.53220212576231, -59.4677978742377],
  [450, 300, 250, 0.99, 20, 13.38257470259467, 26.61742529740533],
] as const;

test.each(EXACT)(
  '%d, %d, %d at %d keeps 12 digits',
  (promoters, passives, detractors, confidence, score, low, high) => {
    const counts = { promoters, passives, detractors };
    expect(npsMoments(counts)?.score).toBeCloseTo(score, 12);
    const interval = npsInterval(counts, confidence);
    expect(Math.abs((interval?.low ?? Number.NaN) / low - 1)).toBeLessThan(1e-12);
    expect(Math.abs((interval?.high ?? Number.NaN) / high - 1)).toBeLessThan(1e-12);
  },
);

const count = fc.integer({ min: 0, max: 100_000 });
const answered = fc
  .record({ promoters: count, passives: count, detractors: count })
  .filter((counts) => counts.promoters + counts.passives + counts.detractors > 0);

test('holds the score, stays within -100 to 100, and mirrors when promoters and detractors change places', () => {
  fc.assert(
    fc.property(answered, (counts) => {
      const interval = npsInterval(counts) ?? { low: Number.NaN, high: Number.NaN };
      const score = npsMoments(counts)?.score ?? Number.NaN;
      expect(interval.low).toBeLessThanOrEqual(score);
      expect(interval.high).toBeGreaterThanOrEqual(score);
      expect(interval.low).toBeGreaterThanOrEqual(-100);
      expect(interval.high).toBeLessThanOrEqual(100);
      const mirror = npsInterval({ ...counts, promoters: counts.detractors, detractors: counts.promoters });
      expect(mirror?.low).toBeCloseTo(-interval.high, 10);
      expect(mirror?.high).toBeCloseTo(-interval.low, 10);
    }),
  );
});

test('the variance is that of the answers scored 1, 0 and -1', () => {
  fc.assert(
    fc.property(answered, ({ promoters, passives, detractors }) => {
      const n = promoters + passives + detractors;
      const mean = (promoters - detractors) / n;
      const spread = (promoters * (1 - mean) ** 2 + passives * mean ** 2 + detractors * (1 + mean) ** 2) / n;
      expect(npsMoments({ promoters, passives, detractors })?.variance).toBeCloseTo((1e4 * spread) / n, 8);
    }),
  );
});

test('no answers, no score; all alike, no width', () => {
  expect(npsMoments({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
  expect(npsInterval({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
  expect(npsInterval({ promoters: 5, passives: 0, detractors: 0 })).toEqual({ low: 100, high: 100 });
  expect(npsInterval({ promoters: 30, passives: 1, detractors: 0 })?.high).toBe(100);
  expect(() => npsInterval({ promoters: -1, passives: 0, detractors: 0 })).toThrow(RangeError);
});
