import { chiSquareQuantile, chiSquareSurvivalQuantile } from './chi-square.ts';
import type { Interval } from './interval.ts';
import { requireCount } from './require-count.ts';
import { outsideOneSide } from './two-sided-z.ts';

/**
 * The exact interval for the expected number of events when so many were counted.
 * F. Garwood, "Fiducial Limits for the Poisson Distribution", Biometrika 28 (1936) 437.
 *
 * @throws RangeError when the count is negative.
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  requireCount('count', count);
  const outside = outsideOneSide(confidence);
  return {
    low: count === 0 ? 0 : chiSquareQuantile(outside, 2 * count) / 2,
    high: chiSquareSurvivalQuantile(outside, 2 * count + 2) / 2,
  };
}
