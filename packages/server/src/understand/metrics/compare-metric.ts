import type { ClickHouseClient } from '@clickhouse/client';
import type { MetricComparison } from '@romashka/model/contract';
import {
  againstRest,
  type ComparedGroup,
  compareGroups,
  emptyTally,
  FEWEST_ANSWERS,
  type Figure,
  type GroupPair,
  headline,
} from '@romashka/model/understand';
import { Problem } from '../../http/problem.ts';
import type { AskedMetric } from './metric-ask.ts';
import { readMetric, readTallies, type Tallied, timeOf } from './read-metric.ts';

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
  asked: AskedMetric,
  against: Against,
): Promise<MetricComparison> {
  const { key, ask, definition } = asked;
  if (definition?.weights && against.kind === 'before' && ask.groups.length === 0)
    return compareWeighted(facts, asked, against);
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

/** A weighted metric beside its other period: two figures, each with the interval of its strata. */
async function compareWeighted(
  facts: ClickHouseClient,
  asked: AskedMetric,
  { from, to }: Extract<Against, { kind: 'before' }>,
): Promise<MetricComparison> {
  const { metric, kind, target, fewest, ...answer } = await readMetric(facts, asked);
  const before = await readMetric(facts, { ...asked, ask: { ...asked.ask, from, to } });
  const now = figureIn(answer);
  const against = figureIn(before);
  const said = headline(now, against, kind);
  const isFew = Math.min(now.n, against.n) < fewest || said.kind === 'too-few' || said.kind === 'no-data';
  return {
    metric,
    kind,
    target,
    fewest,
    from: answer.from,
    to: answer.to,
    againstFrom: before.from,
    againstTo: before.to,
    total: {
      now,
      against,
      difference: isFew ? null : said.difference,
      low: isFew ? null : said.low,
      high: isFew ? null : said.high,
      p: null,
      verdict: isFew ? 'too-few' : VERDICT_OF[said.kind],
    },
    groups: [],
    truncated: false,
  };
}

const VERDICT_OF = { rose: 'higher', fell: 'lower', 'no-real-change': 'no-real-change' } as const;
const figureIn = ({ value, n, low, high }: Pick<Figure, 'value' | 'n' | 'low' | 'high'>): Figure => ({
  value,
  n,
  low,
  high,
});

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
