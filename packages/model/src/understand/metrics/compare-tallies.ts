import {
  type Difference,
  differenceInterval,
  type Estimate,
  type Moments,
  newcombeDifference,
  normalSurvival,
  npsMoments,
  poissonInterval,
  ratioInterval,
  studentTCdf,
  studentTQuantile,
} from '../../kernel/statistics/index.ts';
import type { NetTally, NpsTally, RatioTally, Tally } from './tally.ts';

/** First minus second in the unit of the metric, with its 95 % interval and the chance of such a step by chance alone. */
export interface TallyComparison extends Difference {
  /** Two-sided; of this one comparison, not yet adjusted for others beside it. */
  readonly p: number;
}

/**
 * How far one measured group lies from another that is independent of it; null where either has too little to tell.
 *
 * @throws TypeError when they are of different kinds.
 */
export function compareTallies(first: Tally, second: Tally): TallyComparison | null {
  if (first.kind !== second.kind) throw new TypeError(`a ${first.kind} and a ${second.kind} do not compare`);
  return compareSame(first, second as typeof first);
}

type Comparers = {
  readonly [Kind in Tally['kind']]: (
    first: Extract<Tally, { kind: Kind }>,
    second: Extract<Tally, { kind: Kind }>,
  ) => TallyComparison | null;
};

const COMPARERS: Comparers = {
  nps: compareBalances,
  net: compareBalances,
  csat: (a, b) => compareShares(a.top, a.n, b.top, b.n),
  ces: (a, b) => compareShares(a.top, a.n, b.top, b.n),
  share: (a, b) => compareShares(a.matched, a.base, b.matched, b.base),
  mean: compareMeans,
  ratio: compareRatios,
  count: (a, b) => compareCounts(a.n, b.n),
};

function compareSame<Kind extends Tally['kind']>(
  first: Extract<Tally, { kind: Kind }>,
  second: Extract<Tally, { kind: Kind }>,
): TallyComparison | null {
  const compare = COMPARERS[first.kind as Kind] as Comparers[Kind];
  return compare(first, second);
}

const twoSided = (z: number): number => Math.min(1, 2 * normalSurvival(Math.abs(z)));
const Z95 = 1.959963984540054;

/**
 * Where all answers of a group agree its variance is 0 and any step would look real: it is not taken for less than
 * what one dissenting answer more would make of it, 200 / (n + 1) points.
 */
function compareBalances(a: NpsTally | NetTally, b: NpsTally | NetTally): TallyComparison | null {
  const one = npsMoments(a);
  const two = npsMoments(b);
  if (one === null || two === null) return null;
  const least = (tally: NpsTally | NetTally) =>
    (200 / (tally.promoters + tally.passives + tally.detractors + 1)) ** 2;
  const error = Math.sqrt(Math.max(one.variance, least(a)) + Math.max(two.variance, least(b)));
  const difference = one.score - two.score;
  return {
    difference,
    low: Math.max(-200, difference - Z95 * error),
    high: Math.min(200, difference + Z95 * error),
    p: twoSided(difference / error),
  };
}

/** The interval is Newcombe's, the test the score test of two proportions with their pooled variance. */
function compareShares(a: number, n: number, b: number, m: number): TallyComparison | null {
  const interval = newcombeDifference({ successes: a, n }, { successes: b, n: m });
  if (interval === null) return null;
  const pooled = (a + b) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return { ...interval, p: error === 0 ? 1 : twoSided(interval.difference / error) };
}

/** B. L. Welch, Biometrika 34 (1947) 28: the variances need not be equal. */
function compareMeans(a: Moments, b: Moments): TallyComparison | null {
  if (a.n < 2 || b.n < 2) return null;
  const [one, two] = [a.m2 / (a.n - 1) / a.n, b.m2 / (b.n - 1) / b.n];
  const error = Math.sqrt(one + two);
  if (error === 0) return null;
  const degrees = (one + two) ** 2 / (one ** 2 / (a.n - 1) + two ** 2 / (b.n - 1));
  const difference = a.mean - b.mean;
  const half = -studentTQuantile(0.025, degrees) * error;
  return {
    difference,
    low: difference - half,
    high: difference + half,
    p: Math.min(1, 2 * studentTCdf(-Math.abs(difference) / error, degrees)),
  };
}

/** The interval by "square and add", the test on the logarithm of the ratios, whose variance is the sum of 1 / count. */
function compareRatios(a: RatioTally, b: RatioTally): TallyComparison | null {
  const one = ratioInterval(a.counted, a.per);
  const two = ratioInterval(b.counted, b.per);
  const counts = [a.counted, a.per, b.counted, b.per];
  if (one === null || two === null || counts.includes(0)) return null;
  const estimates: [Estimate, Estimate] = [
    { value: a.counted / a.per, ...one },
    { value: b.counted / b.per, ...two },
  ];
  const error = Math.sqrt(counts.reduce((sum, count) => sum + 1 / count, 0));
  const step = Math.log(estimates[0].value / estimates[1].value);
  return { ...differenceInterval(...estimates), p: twoSided(step / error) };
}

/** Of equally long periods: given their sum, each event falls into either with the same chance. */
function compareCounts(a: number, b: number): TallyComparison | null {
  if (a + b === 0) return null;
  const interval = differenceInterval(
    { value: a, ...poissonInterval(a) },
    { value: b, ...poissonInterval(b) },
  );
  return { ...interval, p: twoSided((a - b) / Math.sqrt(a + b)) };
}
