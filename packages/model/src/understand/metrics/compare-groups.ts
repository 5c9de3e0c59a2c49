import { holmAdjusted } from '../../kernel/statistics/index.ts';
import { compareTallies, type TallyComparison } from './compare-tallies.ts';
import type { Figure } from './figure.ts';
import { figureOf } from './figure-of.ts';
import { FEWEST_ANSWERS } from './headline.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';

/** What can be said of a group beside what it is compared with. */
export const VERDICTS = ['higher', 'lower', 'no-real-change', 'too-few', 'nothing-to-compare'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Below which a difference counts as real, after the adjustment for all that are looked at together. */
export const SIGNIFICANT = 0.05;

/** A group of a metric now and what it is held against. */
export interface GroupPair {
  readonly now: Tally;
  /** Null where there is nothing to hold it against. */
  readonly against: Tally | null;
}

/** One compared group; `change` and `p` are null where too little is known to tell. */
export interface ComparedGroup {
  readonly now: Figure;
  readonly against: Figure | null;
  readonly change: TallyComparison | null;
  /** Adjusted for all groups of the table (Holm). */
  readonly p: number | null;
  readonly verdict: Verdict;
}

/**
 * Groups of one table, each against its other: the chance of even one false "real" among them is 5 %, however many
 * they are. A group with fewer than `fewest` on either side says "too few" and costs the others nothing.
 */
export function compareGroups(pairs: readonly GroupPair[], fewest = FEWEST_ANSWERS): ComparedGroup[] {
  const figures = pairs.map(({ now, against }) => ({
    now: figureOf(now),
    against: against === null ? null : figureOf(against),
  }));
  const changes = pairs.map(({ now, against }, at) => {
    const pair = figures[at];
    return against === null || pair === undefined || isFew(pair, now.kind, fewest)
      ? null
      : compareTallies(now, against);
  });
  const adjusted = holmAdjusted(changes.map((change) => change?.p ?? null));
  return figures.map((pair, at) => {
    const change = changes[at] ?? null;
    const p = adjusted[at] ?? null;
    return { ...pair, change, p, verdict: verdictOf(pair, change, p) };
  });
}

/** A count is its own n: that it fell to a few is what there is to say, so there the larger one decides. */
function isFew(
  { now, against }: Pick<ComparedGroup, 'now' | 'against'>,
  kind: Tally['kind'],
  fewest: number,
) {
  const sizes = [now.n, against?.n ?? 0];
  return (kind === 'count' ? Math.max(...sizes) : Math.min(...sizes)) < fewest;
}

function verdictOf(
  { against }: Pick<ComparedGroup, 'now' | 'against'>,
  change: TallyComparison | null,
  p: number | null,
): Verdict {
  if (against === null) return 'nothing-to-compare';
  if (change === null || p === null) return 'too-few';
  if (p >= SIGNIFICANT) return 'no-real-change';
  return change.difference > 0 ? 'higher' : 'lower';
}

/** Each group held against all the others together. */
export function againstRest(groups: readonly Tally[]): GroupPair[] {
  return groups.map((now, at) => {
    const rest = groups
      .filter((_, other) => other !== at)
      .reduce((sum, other) => addTallies(sum, other), emptyTally(now.kind));
    return { now, against: groups.length < 2 ? null : rest };
  });
}
