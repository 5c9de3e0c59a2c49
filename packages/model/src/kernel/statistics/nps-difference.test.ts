import { expect, test } from 'vitest';
import { differenceInterval } from './difference-interval.ts';
import { npsDifference } from './nps-difference.ts';
import { npsInterval } from './nps-interval.ts';

const NOW = { promoters: 50, passives: 30, detractors: 20 };
const BEFORE = { promoters: 40, passives: 30, detractors: 30 };

test('a difference of 20 points among 100 answers each, worked by hand', () => {
  // Variances 1e4 (.70 - .09) / 100 = 61 and 1e4 (.70 - .01) / 100 = 69, so the error is sqrt(130).
  const result = npsDifference(NOW, BEFORE);
  expect(result?.difference).toBeCloseTo(20, 12);
  expect(result?.z).toBeCloseTo(20 / Math.sqrt(130), 12);
  expect(result?.low).toBeCloseTo(20 - 1.959963984540054 * Math.sqrt(130), 10);
  expect(result?.high).toBeCloseTo(20 + 1.959963984540054 * Math.sqrt(130), 10);
});

test('agrees with squaring and adding the two intervals where neither is clipped', () => {
  const now = { value: 30, ...(npsInterval(NOW) ?? { low: Number.NaN, high: Number.NaN }) };
  const before = { value: 10, ...(npsInterval(BEFORE) ?? { low: Number.NaN, high: Number.NaN }) };
  const combined = differenceInterval(now, before);
  const direct = npsDifference(NOW, BEFORE);
  expect(combined.low).toBeCloseTo(direct?.low ?? Number.NaN, 10);
  expect(combined.high).toBeCloseTo(direct?.high ?? Number.NaN, 10);
});

test('no spread, no statistic; no answers, no difference', () => {
  const all = { promoters: 9, passives: 0, detractors: 0 };
  const none = { promoters: 0, passives: 0, detractors: 0 };
  expect(npsDifference(all, all)).toEqual({ difference: 0, low: 0, high: 0, z: null });
  expect(npsDifference(all, none)).toBeNull();
  expect(npsDifference(none, all)).toBeNull();
});
