import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newcombeDifference } from './newcombe-difference.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// successes and n of the first, of the second, confidence, difference, low, high
const EXACT = [
  [56, 70, 48, 80, 0.95, 0.2, 0.052431472402364905, 0.33387265403690597],
  [9, 10, 3, 10, 0.95, 0.6, 0.17052272393450296, 0.809017973535488],
  [0, 10, 0, 20, 0.95, 0, -0.16112515805281932, 0.2775327998628892],
  [10, 10, 0, 10, 0.95, 1, 0.6075093504305242, 1],
  [120, 1000, 150, 1000, 0.95, -0.03, -0.06000825857012655, -1.3782434204040293e-5],
] as const;

test('56 of 70 less 48 of 80 as published', () => {
  // R. G. Newcombe, Statist. Med. 17 (1998) 873, method 10.
  const difference = newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 });
  expect(difference?.difference).toBeCloseTo(0.2, 14);
  expect(difference?.low).toBeCloseTo(0.0524, 4);
  expect(difference?.high).toBeCloseTo(0.3339, 4);
});

test.each(EXACT)('%d of %d less %d of %d at %d', (one, m, two, n, confidence, difference, low, high) => {
  const result = newcombeDifference({ successes: one, n: m }, { successes: two, n }, confidence);
  expect(result?.difference).toBeCloseTo(difference, 15);
  expect(result?.low).toBeCloseTo(low, 14);
  expect(result?.high).toBeCloseTo(high, 14);
});

const sample = fc
  .integer({ min: 1, max: 10_000 })
  .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));

test('holds the difference, stays within -1 to 1 and turns over', () => {
  fc.assert(
    fc.property(sample, sample, (one, two) => {
      const there = newcombeDifference(one, two) ?? {
        difference: Number.NaN,
        low: Number.NaN,
        high: Number.NaN,
      };
      const back = newcombeDifference(two, one) ?? {
        difference: Number.NaN,
        low: Number.NaN,
        high: Number.NaN,
      };
      expect(there.low).toBeLessThanOrEqual(there.difference);
      expect(there.high).toBeGreaterThanOrEqual(there.difference);
      expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
      expect(back.low).toBeCloseTo(-there.high, 14);
      expect(back.high).toBeCloseTo(-there.low, 14);
    }),
  );
});

test('nothing tried on one side, nothing known', () => {
  expect(newcombeDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  expect(newcombeDifference({ successes: 1, n: 2 }, { successes: 0, n: 0 })).toBeNull();
});
