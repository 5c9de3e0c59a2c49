import { chiSquareCdf } from './chi-square.ts';
import { logGamma } from './log-gamma.ts';

/** Terms of the mixture that weigh less than this change no digit that is shown. */
const NEGLIGIBLE = 1e-15;

/**
 * The probability that a noncentral chi-square variable is at most x: central ones with 2 j more degrees of
 * freedom, mixed by a Poisson distribution of mean half the noncentrality (P. B. Patnaik, Biometrika 36 (1949) 202).
 * Summed outwards from the heaviest term, so that a large noncentrality loses no digits.
 *
 * @throws RangeError when the degrees of freedom are not positive or the noncentrality is negative.
 */
export function noncentralChiSquareCdf(x: number, degrees: number, noncentrality: number): number {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom must be positive, got ${degrees}`);
  if (!(noncentrality >= 0)) throw new RangeError(`a noncentrality is at least 0, got ${noncentrality}`);
  if (!(x > 0)) return 0;
  const mean = noncentrality / 2;
  if (mean === 0) return chiSquareCdf(x, degrees);
  const heaviest = Math.floor(mean);
  const weight = Math.exp(-mean + heaviest * Math.log(mean) - logGamma(heaviest + 1));
  let sum = 0;
  for (let j = heaviest, w = weight; w > NEGLIGIBLE; j += 1, w *= mean / j)
    sum += w * chiSquareCdf(x, degrees + 2 * j);
  for (let j = heaviest - 1, w = (weight * heaviest) / mean; j >= 0 && w > NEGLIGIBLE; w *= j / mean, j -= 1)
    sum += w * chiSquareCdf(x, degrees + 2 * j);
  return Math.min(1, sum);
}

const HALVINGS = 60;

/**
 * The interval of noncentralities under which a chi-square as large as x is no surprise at either end; an end that
 * even a noncentrality of 0 does not reach is 0. M. Smithson, Confidence Intervals (2003), chapter 4.
 */
export function noncentralityInterval(
  x: number,
  degrees: number,
  confidence = 0.95,
): { readonly low: number; readonly high: number } {
  const outside = (1 - confidence) / 2;
  return { low: whereCdfIs(1 - outside, x, degrees), high: whereCdfIs(outside, x, degrees) };
}

/** The noncentrality at which x has the given cdf; the cdf falls as the noncentrality grows. */
function whereCdfIs(p: number, x: number, degrees: number): number {
  if (chiSquareCdf(x, degrees) <= p) return 0;
  let low = 0;
  // Ten standard errors above what x itself speaks for.
  let high = x + 20 * Math.sqrt(x + degrees) + 100;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (noncentralChiSquareCdf(x, degrees, middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
