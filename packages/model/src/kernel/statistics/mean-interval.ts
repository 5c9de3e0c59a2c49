import type { Interval } from './interval.ts';
import type { Moments } from './moments.ts';
import { requireCount } from './require-count.ts';
import { studentTQuantile } from './student-t.ts';
import { outsideOneSide } from './two-sided-z.ts';

/**
 * Student's t interval for a mean, in the unit of the values; null below two values, where the spread is unknown.
 * "Student", Biometrika 6 (1908) 1.
 *
 * @throws RangeError when n or m2 is negative.
 */
export function meanInterval(moments: Moments, confidence = 0.95): Interval | null {
  const { n, mean, m2 } = moments;
  requireCount('n', n);
  requireCount('m2', m2);
  if (n < 2) return null;
  const t = -studentTQuantile(outsideOneSide(confidence), n - 1);
  const half = t * Math.sqrt(m2 / (n - 1) / n);
  return { low: mean - half, high: mean + half };
}
