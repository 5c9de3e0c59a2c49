import { continuedFraction } from './continued-fraction.ts';
import { gammaKernel } from './saddle-point.ts';

/** The two parts of the gamma distribution at one point; each keeps its own digits in its tail. */
export interface GammaParts {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), for a > 0 and x >= 0.
 * Below a + 1 by the series (DLMF 8.11.4), above by the continued fraction (DLMF 8.9.2, even part; Press et al.,
 * Numerical Recipes, section 6.2). The work grows with the square root of a.
 *
 * @throws RangeError when a is not positive or x is negative.
 */
export function incompleteGamma(a: number, x: number): GammaParts {
  if (!(a > 0 && x >= 0)) throw new RangeError(`incompleteGamma needs a > 0 and x >= 0, got ${a} and ${x}`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = Math.min(1, (gammaKernel(a, x) / a) * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, gammaKernel(a, x) / fraction(a, x));
  return { lower: 1 - upper, upper };
}

/** 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ... */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let divisor = a + 1; ; divisor += 1) {
    term *= x / divisor;
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

function fraction(a: number, x: number): number {
  return continuedFraction(
    x + 1 - a,
    (term) => term * (a - term),
    (term) => x + 1 - a + 2 * term,
  );
}
