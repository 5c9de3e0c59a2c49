import { normalQuantile } from './normal-quantile.ts';

/**
 * What is left outside a two-sided interval on either side, for a confidence such as 0.95.
 *
 * @throws RangeError when the confidence is not strictly between 0 and 1.
 */
export function outsideOneSide(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies strictly between 0 and 1, got ${confidence}`);
  }
  return (1 - confidence) / 2;
}

/** How many standard errors a two-sided normal interval reaches to each side: 1.96 for 0.95. */
export function twoSidedZ(confidence: number): number {
  return -normalQuantile(outsideOneSide(confidence));
}
