import { type Difference, differenceInterval } from './difference-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** So many successes among so many tries. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
}

/**
 * The difference of two independent proportions, first minus second, with its score interval; null when either has no
 * tries. Method 10 of R. G. Newcombe, Statist. Med. 17 (1998) 873.
 *
 * @throws RangeError when successes are more than n or a count is negative.
 */
export function newcombeDifference(
  first: Proportion,
  second: Proportion,
  confidence = 0.95,
): Difference | null {
  const one = wilsonInterval(first.successes, first.n, confidence);
  const two = wilsonInterval(second.successes, second.n, confidence);
  if (one === null || two === null) return null;
  return differenceInterval(
    { value: first.successes / first.n, ...one },
    { value: second.successes / second.n, ...two },
  );
}
