import { continuedFraction } from './continued-fraction.ts';

const SQRT_TWO_PI = 2.5066282746310007;

// Up to here the series, beyond it the continued fraction: both settle in under 60 terms.
const SERIES_TO = 2;

/** The density of the standard normal distribution at x. */
export function normalDensity(x: number): number {
  // x is split at a sixteenth, so that the large part of x^2 is exact and its rounding does not grow in the
  // exponential (W. J. Cody, Math. Comp. 23 (1969) 631).
  const size = Math.min(Math.abs(x), 40);
  const coarse = Math.trunc(size * 16) / 16;
  const fine = (size - coarse) * (size + coarse);
  return (Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * fine)) / SQRT_TWO_PI;
}

/**
 * The probability that a standard normal variable is at most x. Relative precision holds in the lower tail
 * down to the smallest normal number.
 *
 * Series: G. Marsaglia, "Evaluating the Normal Distribution", J. Stat. Softw. 11 (2004); tail: Laplace's
 * continued fraction (DLMF 7.9.1).
 */
export function normalCdf(x: number): number {
  if (x < -SERIES_TO) return upperTail(-x);
  if (x > SERIES_TO) return 1 - upperTail(x);
  return 0.5 + normalDensity(x) * centralSeries(x);
}

/** The probability that a standard normal variable exceeds x; keeps its digits in the upper tail. */
export function normalSurvival(x: number): number {
  return normalCdf(-x);
}

/** x + x^3 / 3 + x^5 / (3 5) + ... = (cdf(x) - 1/2) / density(x) */
function centralSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; ; odd += 2) {
    term *= (x * x) / odd;
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

function upperTail(x: number): number {
  const density = normalDensity(x);
  if (density === 0) return 0;
  return (
    density /
    continuedFraction(
      x,
      (term) => term,
      () => x,
    )
  );
}
