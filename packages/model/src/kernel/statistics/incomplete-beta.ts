import { continuedFraction } from './continued-fraction.ts';
import { betaKernel } from './saddle-point.ts';

/**
 * The regularised incomplete beta function I_x(a, b), for a, b > 0 and 0 <= x <= 1. Pass the complement 1 - x
 * where it is known exactly: near x = 1 the rounded difference would cost digits.
 *
 * Continued fraction of A. R. DiDonato and A. H. Morris, "Algorithm 708", ACM Trans. Math. Softw. 18 (1992) 360,
 * which keeps its digits where one parameter is large, with the symmetry DLMF 8.17.4 above the mean. The work
 * grows with the square root of the larger parameter.
 *
 * @throws RangeError when an argument is outside these bounds.
 */
export function incompleteBeta(a: number, b: number, x: number, complement: number = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) {
    throw new RangeError(`incompleteBeta needs a, b > 0 and 0 <= x <= 1, got ${a}, ${b} and ${x}`);
  }
  if (x === 0) return 0;
  if (complement === 0) return 1;
  const kernel = betaKernel(a, b, x, complement);
  const belowMean = a * complement >= b * x;
  const part = belowMean
    ? kernel / fraction(a, b, x, complement)
    : 1 - kernel / fraction(b, a, complement, x);
  return Math.min(1, Math.max(0, part));
}

function fraction(a: number, b: number, x: number, y: number): number {
  const fromMean = a * y - b * x + 1;
  const numerator = (n: number): number => {
    const place = a + 2 * n - 1;
    return (((a + n - 1) * x) / place) * (((a + b + n - 1) * x) / place) * n * (b - n);
  };
  const denominator = (n: number): number =>
    n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) / (a + 2 * n + 1)) * (fromMean + n * (1 + y));
  return continuedFraction((a / (a + 1)) * fromMean, numerator, denominator);
}
