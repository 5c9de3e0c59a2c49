import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal } from '../random/draw.ts';
import { createRandom } from '../random/random.ts';
import { normalCdf, SCALES, type ScoreType, scoreOf } from './score.ts';

const TYPES: readonly ScoreType[] = ['nps', 'csat', 'ces', 'rating'];
const shareFrom = (scores: readonly number[], least: number): number =>
  scores.filter((score) => score >= least).length / scores.length;

test.each(TYPES)('the shares of %s sum to 1 and reach from end to end', (type) => {
  const { min, max, shares } = SCALES[type];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  expect(shares).toHaveLength(max - min + 1);
  expect([scoreOf(type, -9), scoreOf(type, 9)]).toEqual([min, max]);
});

test('the normal distribution function has its known values', () => {
  for (const [z, value] of [
    [0, 0.5],
    [1.959964, 0.975],
    [-1.644854, 0.05],
    [3, 0.9986501],
  ] as const) {
    expect(normalCdf(z)).toBeCloseTo(value, 6);
  }
});

test('a better mood never gives a lower score', () => {
  const mood = fc.double({ min: -6, max: 6, noNaN: true });
  fc.assert(
    fc.property(mood, mood, fc.constantFrom(...TYPES), (one, other, type) => {
      expect(scoreOf(type, Math.max(one, other))).toBeGreaterThanOrEqual(scoreOf(type, Math.min(one, other)));
    }),
  );
});

test('an ordinary mood gives NPS about 33, CSAT about 0.80, CES about 0.72', () => {
  const random = createRandom(5, 'moods');
  const moods = Array.from({ length: 40_000 }, () => normal(random));
  const nps = moods.map((mood) => scoreOf('nps', mood));
  expect(100 * (shareFrom(nps, 9) - (1 - shareFrom(nps, 7)))).toBeCloseTo(33, -1);
  expect(
    shareFrom(
      moods.map((mood) => scoreOf('csat', mood)),
      4,
    ),
  ).toBeCloseTo(0.805, 1);
  expect(
    shareFrom(
      moods.map((mood) => scoreOf('ces', mood)),
      5,
    ),
  ).toBeCloseTo(0.72, 1);
});
