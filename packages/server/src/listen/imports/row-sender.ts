import type { Outcome, Submission } from '../../hot-path/submission.ts';
import type { ImportCounts, RejectedRow } from './import-counts.ts';
import { rejectedByOutcome, type TakenRow } from './take-rows.ts';

/** Submissions sent at once: two such groups share a transaction. */
const GROUP = 1_000;
/** Groups under way at once: while one is being committed the next is read. */
const UNDER_WAY = 3;

/** Where rows go. */
export interface RowTarget {
  /** Resolves when all are durable; rejects when the store cannot take them. */
  readonly submit: (submissions: readonly Submission[]) => Promise<Outcome[]>;
  readonly keepRejected: (rows: readonly RejectedRow[]) => Promise<void>;
}

/** Sends rows in groups, a few at a time. */
export interface RowSender {
  /** Takes a row; waits while enough is under way. Throws what a group before failed with. */
  add(row: TakenRow): Promise<void>;
  /** Sends what is left and waits until all is settled. Throws what a group failed with. */
  finish(): Promise<void>;
}

type Taken = Extract<TakenRow, { readonly kind: 'taken' }>;

/** @param counts grows as groups are settled */
export function openRowSender(target: RowTarget, counts: ImportCounts): RowSender {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  let taken: Taken[] = [];
  let submissions: Submission[] = [];
  let rejected: RejectedRow[] = [];

  const send = (): void => {
    const work = settle({ taken, submissions, rejected }, target, counts)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    [taken, submissions, rejected] = [[], [], []];
  };
  const check = (): void => {
    if (failure !== null) throw failure.error;
  };

  return {
    add: async (row) => {
      if (row.kind === 'rejected') rejected.push(row.rejected);
      else {
        taken.push(row);
        submissions.push(...row.submissions);
      }
      if (submissions.length < GROUP && rejected.length < GROUP) return;
      send();
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
      check();
    },
    finish: async () => {
      send();
      await Promise.all(underWay);
      check();
    },
  };
}

interface Group {
  readonly taken: readonly Taken[];
  readonly submissions: readonly Submission[];
  readonly rejected: readonly RejectedRow[];
}

async function settle(
  { taken, submissions, rejected }: Group,
  target: RowTarget,
  counts: ImportCounts,
): Promise<void> {
  const outcomes = submissions.length === 0 ? [] : await target.submit(submissions);
  const refused: RejectedRow[] = [];
  let from = 0;
  for (const row of taken) {
    const own = outcomes.slice(from, from + row.submissions.length);
    from += row.submissions.length;
    const why = rejectedByOutcome(row, own);
    if (why !== null) refused.push(why);
  }
  for (const outcome of outcomes) {
    if (outcome.kind === 'accepted') {
      counts.accepted += 1;
      counts.merged += outcome.merged ?? 0;
      counts.held += outcome.held ?? 0;
    }
    if (outcome.kind === 'repeated') counts.repeated += 1;
  }
  counts.rejected += refused.length;
  const all = [...rejected, ...refused];
  if (all.length > 0) await target.keepRejected(all);
}
