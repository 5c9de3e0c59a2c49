import { incompleteGamma } from './incomplete-gamma.ts';
import { invertTail, tailAt } from './invert-tail.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';
import { gammaKernel } from './saddle-point.ts';

/** The probability that a chi-square variable with the given degrees of freedom (> 0) is at most x. */
export function chiSquareCdf(x: number, degrees: number): number {
  return incompleteGamma(degrees / 2, Math.max(0, x) / 2).lower;
}

/** The probability that a chi-square variable exceeds x; keeps its digits in the upper tail. */
export function chiSquareSurvival(x: number, degrees: number): number {
  return incompleteGamma(degrees / 2, Math.max(0, x) / 2).upper;
}

/**
 * The x below which a chi-square variable falls with probability p. For a small upper tail use
 * chiSquareSurvivalQuantile, since 1 - q would lose its digits.
 *
 * @throws RangeError when p is not a probability or the degrees of freedom are not positive.
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  return quantile({ lower: p, upper: 1 - p }, degrees);
}

/** The x that a chi-square variable exceeds with probability q; fails as chiSquareQuantile does. */
export function chiSquareSurvivalQuantile(q: number, degrees: number): number {
  return quantile({ lower: 1 - q, upper: q }, degrees);
}

function quantile(parts: { lower: number; upper: number }, degrees: number): number {
  if (!(parts.lower >= 0 && parts.upper >= 0)) throw new RangeError('a probability lies between 0 and 1');
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom must be positive, got ${degrees}`);
  if (parts.lower === 0) return 0;
  if (parts.upper === 0) return Number.POSITIVE_INFINITY;
  const a = degrees / 2;
  if (parts.lower <= parts.upper) {
    const start = quantileStart(normalQuantile(parts.lower), a) ?? smallQuantile(parts.lower, a);
    return 2 * invertTail((x) => tailAt(incompleteGamma(a, x).lower, gammaKernel(a, x)), parts.lower, start);
  }
  const start = quantileStart(-normalQuantile(parts.upper), a) ?? a;
  return 2 * invertTail((x) => tailAt(incompleteGamma(a, x).upper, -gammaKernel(a, x)), parts.upper, start);
}

/**
 * First guess for the gamma quantile from the normal one z (E. B. Wilson and M. M. Hilferty, PNAS 17 (1931) 684);
 * undefined where the cube root is too near zero for the guess to be of use.
 */
function quantileStart(z: number, a: number): number | undefined {
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return root > 0.2 ? a * root ** 3 : undefined;
}

/** First guess near zero, where P(a, x) is about x^a / gamma(a + 1). */
function smallQuantile(p: number, a: number): number {
  return Math.exp((Math.log(p) + logGamma(a + 1)) / a);
}
