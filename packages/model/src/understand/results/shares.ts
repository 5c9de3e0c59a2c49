import { type Moments, meanInterval, wilsonInterval } from '../../kernel/statistics/index.ts';

/** A share of n with Wilson's 95 % interval; null without any. */
export interface Share {
  readonly n: number;
  readonly of: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * So many of so many, with its interval.
 * @throws RangeError when n is more than what it is of.
 */
export function shareOf(n: number, of: number): Share {
  const interval = wilsonInterval(n, of);
  return {
    n,
    of,
    value: of === 0 ? null : n / of,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** A mean with its 95 % interval; null without values, and without an interval below two. */
export interface MeanFigure {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The mean of values that are known by their number, sum and sum of squares; within the ends of their scale. */
export function meanOfSums(
  { n, sum, squares }: { readonly n: number; readonly sum: number; readonly squares: number },
  [least, most]: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): MeanFigure {
  if (n <= 0) return { n: 0, value: null, low: null, high: null };
  const mean = sum / n;
  const moments: Moments = { n, mean, m2: Math.max(0, squares - n * mean * mean) };
  const interval = meanInterval(moments);
  return {
    n,
    value: mean,
    low: interval === null ? null : Math.max(least, interval.low),
    high: interval === null ? null : Math.min(most, interval.high),
  };
}

/** How often an option stood at a place of a ranking, 1 the first. */
export interface PlaceCount {
  readonly option: string;
  readonly place: number;
  readonly n: number;
}

/** An option of a ranking: its mean place among those who placed it, and how many put it first. */
export interface RankedOption {
  readonly option: string;
  readonly place: MeanFigure;
  readonly first: Share;
}

/** The options of a ranking, the best mean place first. `responses` is how many ranked anything. */
export function rankOptions(places: readonly PlaceCount[], responses: number): RankedOption[] {
  const byOption = Map.groupBy(places, ({ option }) => option);
  return [...byOption]
    .map(([option, own]) => {
      const total = (of: (place: number) => number): number =>
        own.reduce((sum, { place, n }) => sum + n * of(place), 0);
      return {
        option,
        place: meanOfSums({ n: total(() => 1), sum: total((at) => at), squares: total((at) => at * at) }, [
          1,
          Number.POSITIVE_INFINITY,
        ]),
        first: shareOf(
          own.reduce((sum, { place, n }) => sum + (place === 1 ? n : 0), 0),
          responses,
        ),
      };
    })
    .sort((a, b) => (a.place.value ?? 0) - (b.place.value ?? 0) || a.option.localeCompare(b.option));
}

/** A bar of a histogram: from its left end up to, not including, its right end; the last holds both. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/** Ends of bins of one width, a round number, that cover what lies between two values. */
export function binsBetween(
  least: number,
  most: number,
  count = 12,
): { from: number; width: number; bins: number } {
  if (!(most > least)) return { from: least, width: 1, bins: 1 };
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = ([1, 2, 5, 10].find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const from = Math.floor(least / width + 1e-9) * width;
  return { from, width, bins: Math.max(1, Math.ceil((most - from) / width - 1e-9)) };
}
