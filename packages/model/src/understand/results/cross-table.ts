import { chiSquareSurvival, noncentralityInterval } from '../../kernel/statistics/index.ts';
import { FEWEST_ANSWERS } from '../metrics/headline.ts';

/** What may be said of a cross table: nothing below the fewest answers, little where cells are thin. */
export const CROSS_VERDICTS = ['related', 'not-shown', 'thin-cells', 'too-few', 'one-group'] as const;
export type CrossVerdict = (typeof CROSS_VERDICTS)[number];

/** Pearson's test of a table of counts, and how strong the relation is. */
export interface CrossTest {
  readonly n: number;
  readonly verdict: CrossVerdict;
  /** Null, with all that follows, where the table has a single row or column. */
  readonly chiSquare: number | null;
  readonly degrees: number;
  readonly p: number | null;
  /** Cramér's V, 0 to 1: of the sample, and without what chance alone adds to it. */
  readonly v: number | null;
  readonly corrected: number | null;
  /** The 95 % interval of the strength in all who could have answered. */
  readonly low: number | null;
  readonly high: number | null;
  /** The least expected count, and the share of cells that expect fewer than 5. */
  readonly leastExpected: number | null;
  readonly thinShare: number | null;
}

export const SIGNIFICANT_CROSS = 0.05;
/** W. G. Cochran, Biometrics 10 (1954) 417: at most a fifth of the cells below 5, and none below 1. */
const THIN = 5;
const MOST_THIN = 0.2;
const LEAST = 1;

/**
 * Pearson's chi-square of independence (K. Pearson, Philos. Mag. 50 (1900) 157) over the rows and columns that
 * hold anything, with Cramér's V = √(χ² / (n (k − 1))), k the smaller side (H. Cramér, Mathematical Methods of
 * Statistics, 1946, § 21.9). Corrected it is √(max(0, χ² − df) / (n (k − 1))), the excess over what independence
 * would give; its interval comes of the noncentral chi-square.
 *
 * @throws RangeError when a count is negative or rows differ in length.
 */
export function crossTest(counts: readonly (readonly number[])[], fewest = FEWEST_ANSWERS): CrossTest {
  const table = withoutEmpty(counts);
  const rows = table.map(sumOf);
  const columns = (table[0] ?? []).map((_, at) => sumOf(table.map((row) => row[at] ?? 0)));
  const n = sumOf(rows);
  const sides = Math.min(rows.length, columns.length) - 1;
  if (sides < 1) return { ...NOTHING, n, verdict: n < fewest ? 'too-few' : 'one-group' };
  const cells = table.flatMap((row, y) =>
    row.map((count, x) => ({ count, expected: ((rows[y] ?? 0) * (columns[x] ?? 0)) / n })),
  );
  const chiSquare = sumOf(cells.map(({ count, expected }) => (count - expected) ** 2 / expected));
  const degrees = (rows.length - 1) * (columns.length - 1);
  const p = chiSquareSurvival(chiSquare, degrees);
  const leastExpected = Math.min(...cells.map(({ expected }) => expected));
  const thinShare = cells.filter(({ expected }) => expected < THIN).length / cells.length;
  const strength = (noncentrality: number): number =>
    Math.min(1, Math.sqrt(Math.max(0, noncentrality) / (n * sides)));
  const reach = noncentralityInterval(chiSquare, degrees);
  return {
    n,
    verdict: verdictOf(n, fewest, p, leastExpected < LEAST || thinShare > MOST_THIN),
    chiSquare,
    degrees,
    p,
    v: strength(chiSquare),
    corrected: strength(chiSquare - degrees),
    low: strength(reach.low),
    high: strength(reach.high),
    leastExpected,
    thinShare,
  };
}

const NOTHING = {
  chiSquare: null,
  degrees: 0,
  p: null,
  v: null,
  corrected: null,
  low: null,
  high: null,
  leastExpected: null,
  thinShare: null,
} as const;

function verdictOf(n: number, fewest: number, p: number, isThin: boolean): CrossVerdict {
  if (n < fewest) return 'too-few';
  if (isThin) return 'thin-cells';
  return p < SIGNIFICANT_CROSS ? 'related' : 'not-shown';
}

function withoutEmpty(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const width = counts[0]?.length ?? 0;
  for (const row of counts) {
    if (row.length !== width) throw new RangeError('the rows of a table are of one length');
    if (row.some((count) => !(count >= 0))) throw new RangeError('a count is at least 0');
  }
  const kept = Array.from({ length: width }, (_, at) => at).filter((at) =>
    counts.some((row) => (row[at] ?? 0) > 0),
  );
  return counts.filter((row) => sumOf(row) > 0).map((row) => kept.map((at) => row[at] ?? 0));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
