/** Count, mean and sum of squared deviations from the mean: all that a mean and its interval need. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** The sum of (value - mean)^2; the variance of the sample is m2 / (n - 1). */
  readonly m2: number;
}

/** Nothing observed yet; the mean of nothing is kept as 0 and has no meaning. */
export const NO_MOMENTS: Moments = { n: 0, mean: 0, m2: 0 };

/** The moments of both samples together (T. F. Chan, G. H. Golub and R. J. LeVeque, Amer. Statist. 37 (1983) 242). */
export function addMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const difference = b.mean - a.mean;
  return {
    n,
    mean: a.mean + (difference * b.n) / n,
    m2: a.m2 + b.m2 + difference * difference * ((a.n * b.n) / n),
  };
}

/** The moments of a sample in one pass (B. P. Welford, Technometrics 4 (1962) 419). */
export function momentsOf(values: readonly number[]): Moments {
  return values.reduce((sum, value) => addMoments(sum, { n: 1, mean: value, m2: 0 }), NO_MOMENTS);
}
