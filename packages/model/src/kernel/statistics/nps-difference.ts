import type { Difference } from './difference-interval.ts';
import { type NpsCounts, npsMoments } from './nps-interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

/** A difference of two net promoter scores in points. */
export interface NpsDifference extends Difference {
  /** The difference in standard errors; null when neither sample varies. */
  readonly z: number | null;
}

/**
 * The difference of two independent net promoter scores, first minus second, in points, with the normal interval and
 * statistic from the sum of their multinomial variances; null when either has no answers.
 */
export function npsDifference(first: NpsCounts, second: NpsCounts, confidence = 0.95): NpsDifference | null {
  const one = npsMoments(first);
  const two = npsMoments(second);
  if (one === null || two === null) return null;
  const difference = one.score - two.score;
  const error = Math.sqrt(one.variance + two.variance);
  const half = twoSidedZ(confidence) * error;
  return {
    difference,
    low: Math.max(-200, difference - half),
    high: Math.min(200, difference + half),
    z: error === 0 ? null : difference / error,
  };
}
