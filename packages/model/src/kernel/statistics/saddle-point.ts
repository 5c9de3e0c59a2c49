import { stirlingError } from './log-gamma.ts';

/**
 * The deviance x ln(x / mean) + mean - x, for x > 0 and mean > 0, without the cancellation of the written form
 * where x is near the mean. Loader's bd0, with his series used over a wider range.
 */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  const v = difference / (x + mean);
  if (Math.abs(v) > 0.5) return x * Math.log(x / mean) - difference;
  // ln(x / mean) = 2 artanh(v) = 2 (v + v^3 / 3 + v^5 / 5 + ...)
  const square = v * v;
  let power = 2 * x * v;
  let sum = difference * v;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * x^a e^(-x) / gamma(a): the density of the gamma distribution times x, for a > 0 and x > 0.
 * In the saddle-point form of C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000),
 * because the textbook form subtracts huge logarithms.
 */
export function gammaKernel(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));
}

/**
 * x^a y^b / B(a, b) with y = 1 - x: the density of the beta distribution times x y, for a, b > 0 and
 * 0 < x < 1. The complement is an argument so that it need not be a rounded 1 - x. Same source.
 */
export function betaKernel(a: number, b: number, x: number, y: number): number {
  const total = a + b;
  const scale = Math.sqrt((a / total) * (b / (2 * Math.PI)));
  const correction = stirlingError(total) - stirlingError(a) - stirlingError(b);
  return scale * Math.exp(correction - deviance(a, total * x) - deviance(b, total * y));
}
