import { incompleteBeta } from './incomplete-beta.ts';
import { invertTail, tailAt } from './invert-tail.ts';
import { normalQuantile } from './normal-quantile.ts';
import { betaKernel } from './saddle-point.ts';

/**
 * The probability that a Student t variable with the given degrees of freedom (> 0, not necessarily whole) is at
 * most t. Relative precision holds in the lower tail. Abramowitz and Stegun 26.7.1 through the incomplete beta.
 */
export function studentTCdf(t: number, degrees: number): number {
  requireDegrees(degrees);
  const part = beyond(Math.abs(t), degrees);
  return t < 0 ? part / 2 : 1 - part / 2;
}

/**
 * The t below which a Student t variable falls with probability p. For a small upper tail q ask for
 * -studentTQuantile(q, degrees). 0 and 1 give the infinities.
 *
 * @throws RangeError when p is not a probability or the degrees of freedom are not positive.
 */
export function studentTQuantile(p: number, degrees: number): number {
  requireDegrees(degrees);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, got ${p}`);
  if (p === 0.5) return 0;
  const size = p === 0 || p === 1 ? Number.POSITIVE_INFINITY : quantileSize(p, degrees);
  return p < 0.5 ? -size : size;
}

function requireDegrees(degrees: number): void {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom must be positive, got ${degrees}`);
}

function quantileSize(p: number, degrees: number): number {
  const outside = 2 * Math.min(p, 1 - p);
  const inside = Math.abs(1 - 2 * p);
  const start = Math.abs(normalQuantile(p));
  // The smaller of the two parts is the one that still has all its digits.
  if (outside <= inside) {
    return invertTail((t) => tailAt(beyond(t, degrees), -kernel(t, degrees)), outside, start);
  }
  return invertTail((t) => tailAt(within(t, degrees), kernel(t, degrees)), inside, start);
}

/** P(|T| > t) */
function beyond(t: number, degrees: number): number {
  const { x, y } = betaPlace(t, degrees);
  return incompleteBeta(degrees / 2, 0.5, x, y);
}

/** P(|T| <= t) */
function within(t: number, degrees: number): number {
  const { x, y } = betaPlace(t, degrees);
  return incompleteBeta(0.5, degrees / 2, y, x);
}

/** t times the density of |T| at t > 0. */
function kernel(t: number, degrees: number): number {
  const { x, y } = betaPlace(t, degrees);
  return 2 * betaKernel(degrees / 2, 0.5, x, y);
}

/** Where the tail of t sits in the beta distribution: x = degrees / (degrees + t^2) and y = 1 - x. */
function betaPlace(t: number, degrees: number): { x: number; y: number } {
  const ratio = (t / degrees) * t;
  return { x: 1 / (1 + ratio), y: 1 / (1 + 1 / ratio) };
}
