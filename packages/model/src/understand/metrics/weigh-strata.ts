import { normalQuantile, npsMoments } from '../../kernel/statistics/index.ts';
import { type Figure, NO_DATA } from './figure.ts';
import type { Tally } from './tally.ts';

/** A part of those asked, with the share (0..1, or in any proportion) that it has of those who are meant. */
export interface Stratum {
  readonly weight: number;
  readonly tally: Tally;
}

/** A weighted figure with the part of the weights that answers stand behind. */
export interface WeightedFigure extends Figure {
  /** 1 where every part has answers; below it the missing parts are left out and the others stand for them. */
  readonly covered: number;
}

/** The kinds that are a mean over answers and so can be weighted. */
export const WEIGHABLE = ['nps', 'net', 'csat', 'ces', 'mean', 'share'] as const;

/**
 * The figure as it would be if the parts were asked in the shares that they really have: the weighted mean of the
 * parts, with the variance of a stratified sample, sum of w² var. W. G. Cochran, Sampling Techniques (1977), ch. 5.
 *
 * @throws RangeError for a kind that is no mean, or a weight below 0
 */
export function weighStrata(strata: readonly Stratum[]): WeightedFigure {
  const parts = strata.map(({ weight, tally }) => {
    if (!(weight >= 0)) throw new RangeError(`a weight is not below 0, got ${weight}`);
    return { weight, ...momentsOf(tally) };
  });
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const known = parts.filter(({ value, weight }) => value !== null && weight > 0);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0 || weights === 0) return { ...NO_DATA, covered: 0 };
  let value = 0;
  let variance = 0;
  for (const part of known) {
    const w = part.weight / weights;
    value += w * (part.value ?? 0);
    variance += w * w * part.variance;
  }
  const half = Z95 * Math.sqrt(variance);
  const [least, most] = rangeOf(strata[0]?.tally.kind);
  return {
    value,
    n: known.reduce((sum, { n }) => sum + n, 0),
    low: Math.max(least, value - half),
    high: Math.min(most, value + half),
    covered: weights / all,
  };
}

const Z95 = normalQuantile(0.975);

const rangeOf = (kind: Tally['kind'] | undefined): readonly [number, number] =>
  kind === 'nps' || kind === 'net'
    ? [-100, 100]
    : kind === 'mean'
      ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
      : [0, 1];

/** The value of one part and the square of its standard error. */
function momentsOf(tally: Tally): { value: number | null; variance: number; n: number } {
  switch (tally.kind) {
    case 'nps':
    case 'net': {
      const n = tally.promoters + tally.passives + tally.detractors;
      const moments = npsMoments(tally);
      return { value: moments?.score ?? null, variance: moments?.variance ?? 0, n };
    }
    case 'csat':
    case 'ces':
      return shareMoments(tally.top, tally.n);
    case 'share':
      return shareMoments(tally.matched, tally.base);
    case 'mean':
      return {
        value: tally.n === 0 ? null : tally.mean,
        variance: tally.n < 2 ? 0 : tally.m2 / (tally.n - 1) / tally.n,
        n: tally.n,
      };
    case 'ratio':
    case 'count':
      throw new RangeError(`a ${tally.kind} is no mean over answers: it cannot be weighted`);
  }
}

const shareMoments = (matched: number, n: number) => {
  const share = n === 0 ? 0 : matched / n;
  return { value: n === 0 ? null : share, variance: n === 0 ? 0 : (share * (1 - share)) / n, n };
};
