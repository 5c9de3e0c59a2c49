import type { ClickHouseClient } from '@clickhouse/client';
import type { MetricComparison } from '@romashka/model/contract';
import {
  againstRest,
  type ComparedGroup,
  compareGroups,
  emptyTally,
  FEWEST_ANSWERS,
  type GroupPair,
} from '@romashka/model/understand';
import { Problem } from '../../http/problem.ts';
import type { AskedMetric } from './metric-ask.ts';
import { readTallies, type Tallied, timeOf } from './read-metric.ts';

/** What a metric is held against: another period (ms since 1970, half-open), or all other groups. */
export type Against =
  | { readonly kind: 'rest' }
  | { readonly kind: 'before'; readonly from: number; readonly to: number };

/** The period that a request is held against; throws Problem 400 where it cannot be told. */
export function periodBefore(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  given: { readonly from: number | null; readonly to: number | null },
  now: number,
): Against {
  if (given.from !== null && given.to !== null) return { kind: 'before', from: given.from, to: given.to };
  if (from === null)
    throw new Problem(
      400,
      'missing-parameter',
      'To compare with the period before, say "from", or "againstFrom" and "againstTo".',
    );
  return { kind: 'before', from: from - ((to ?? now) - from), to: from };
}

/** A metric per group, each beside what it is held against, with what is real and what chance alone could make of it. */
export async function compareMetric(
  facts: ClickHouseClient,
  { key, ask, definition }: AskedMetric,
  against: Against,
): Promise<MetricComparison> {
  if (definition?.weights)
    throw new Problem(
      400,
      'weighted-metric',
      'A weighted metric is not compared group by group: its parts are not independent samples.',
    );
  const now = await readTallies(facts, ask);
  const before =
    against.kind === 'rest' ? null : await readTallies(facts, { ...ask, from: against.from, to: against.to });
  const fewest = definition?.fewest ?? FEWEST_ANSWERS;
  const compared = compareGroups(
    before === null ? againstRest(now.groups.map(({ tally }) => tally)) : pairsOf(now, before),
    fewest,
  );
  const [total] = compareGroups([{ now: now.total.tally, against: before?.total.tally ?? null }], fewest);
  if (total === undefined) throw new Error('a comparison of one gave none');
  const hidden = definition?.coachingOnly === true ? fewest : 0;
  return {
    metric: key,
    kind: ask.kind,
    target: definition?.target ?? null,
    fewest,
    from: timeOf(ask.from),
    to: timeOf(ask.to),
    againstFrom: against.kind === 'rest' ? null : timeOf(against.from),
    againstTo: against.kind === 'rest' ? null : timeOf(against.to),
    total: viewOf(total, hidden),
    groups: compared.map((one, at) => ({ group: { ...now.groups[at]?.group }, ...viewOf(one, hidden) })),
    truncated: now.truncated || before?.truncated === true,
  };
}

/** Each group with the same group of the other period; one that had nothing then is held against nothing. */
function pairsOf(now: Tallied, before: Tallied): GroupPair[] {
  const keyOf = (group: Readonly<Record<string, string>>): string => JSON.stringify(group);
  const known = new Map(before.groups.map(({ group, tally }) => [keyOf(group), tally]));
  return now.groups.map(({ group, tally }) => ({
    now: tally,
    against: known.get(keyOf(group)) ?? emptyTally(tally.kind),
  }));
}

function viewOf({ now, against, change, p, verdict }: ComparedGroup, fewest: number) {
  const shown = <F extends { n: number }>(figure: F): F =>
    figure.n >= fewest ? figure : { ...figure, value: null, low: null, high: null };
  return {
    now: shown(now),
    against: against === null ? null : shown(against),
    difference: change?.difference ?? null,
    low: change?.low ?? null,
    high: change?.high ?? null,
    p,
    verdict,
  };
}
