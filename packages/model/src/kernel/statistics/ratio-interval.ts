import type { Interval } from './interval.ts';
import { requireCount } from './require-count.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * The interval for the ratio of two event rates a / b when so many of each were counted; null when b is 0, where the
 * ratio has no value.
 *
 * Given their sum, a is binomial with p = ratio / (1 + ratio), so the ends are the odds p / (1 - p) of the interval for p
 * (J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313), here Wilson's (R. M. Price and D. G. Bonett,
 * Comput. Statist. Data Anal. 34 (2000) 345).
 *
 * @throws RangeError when a count is negative.
 */
export function ratioInterval(a: number, b: number, confidence = 0.95): Interval | null {
  requireCount('a', a);
  requireCount('b', b);
  if (b === 0) return null;
  const first = wilsonInterval(a, a + b, confidence);
  const second = wilsonInterval(b, a + b, confidence);
  if (first === null || second === null) return null;
  // The interval of b among both is the mirror image: its ends are 1 - p without the subtraction.
  return { low: first.low / second.high, high: first.high / second.low };
}
