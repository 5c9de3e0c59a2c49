import type { Interval } from './interval.ts';
import { requireCount } from './require-count.ts';
import { twoSidedZ } from './two-sided-z.ts';

/** How many answers fell into each of the three groups of the net promoter score. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The net promoter score with the square of its standard error, both in points. */
export interface NpsMoments {
  readonly score: number;
  readonly variance: number;
}

/**
 * The net promoter score 100 (p - d) in points and its variance 100^2 (p + d - (p - d)^2) / n, that of the difference
 * of two shares of one multinomial sample; null without answers.
 *
 * @throws RangeError when a count is negative.
 */
export function npsMoments(counts: NpsCounts): NpsMoments | null {
  requireCount('promoters', counts.promoters);
  requireCount('passives', counts.passives);
  requireCount('detractors', counts.detractors);
  const n = counts.promoters + counts.passives + counts.detractors;
  if (n === 0) return null;
  const net = (counts.promoters - counts.detractors) / n;
  const decided = (counts.promoters + counts.detractors) / n;
  return { score: 100 * net, variance: (1e4 * Math.max(0, decided - net * net)) / n };
}

/**
 * The interval around the net promoter score, in points and within -100 to 100; null without answers. It has no width
 * when all answers fall into one group.
 */
export function npsInterval(counts: NpsCounts, confidence = 0.95): Interval | null {
  const moments = npsMoments(counts);
  if (moments === null) return null;
  const half = twoSidedZ(confidence) * Math.sqrt(moments.variance);
  return { low: Math.max(-100, moments.score - half), high: Math.min(100, moments.score + half) };
}
