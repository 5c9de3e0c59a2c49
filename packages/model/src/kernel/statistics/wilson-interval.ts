import type { Interval } from './interval.ts';
import { requireCount } from './require-count.ts';
import { twoSidedZ } from './two-sided-z.ts';

/**
 * Wilson's score interval for a proportion of successes among n, without continuity correction; null when n is 0.
 *
 * E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927) 209; method 3 of R. G. Newcombe, Statist. Med. 17 (1998) 857.
 * Written so that neither end subtracts nearly equal numbers.
 *
 * @throws RangeError when successes are more than n or a count is negative.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval | null {
  requireCount('successes', successes);
  requireCount('n', n);
  if (successes > n) throw new RangeError(`${successes} successes among ${n}`);
  if (n === 0) return null;
  const z = twoSidedZ(confidence);
  const share = successes / n;
  const reach = successes + (z * z) / 2 + z * Math.sqrt(successes * (1 - share) + (z * z) / 4);
  const high = successes === n ? 1 : reach / (n + z * z);
  return { low: Math.min(share, (successes * share) / reach), high: Math.max(share, high) };
}
