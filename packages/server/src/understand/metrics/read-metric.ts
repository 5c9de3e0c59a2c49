import type { ClickHouseClient } from '@clickhouse/client';
import type { MetricAnswer } from '@romashka/model/contract';
import {
  addTallies,
  emptyTally,
  FEWEST_ANSWERS,
  type Figure,
  figureOf,
  METRIC_KIND_INFO,
  type MetricDefinition,
  type MetricKind,
  type Tally,
  weighStrata,
} from '@romashka/model/understand';
import { Problem } from '../../http/problem.ts';
import type { AskedMetric } from './metric-ask.ts';
import type { MetricAsk } from './metric-query.ts';
import { distributionSql, type FactsSql, MOST_ROWS, metricSql } from './metric-sql.ts';

type Row = Readonly<Record<string, string | number | null>>;

async function run(facts: ClickHouseClient, sql: FactsSql): Promise<Row[]> {
  const result = await facts.query({
    query: sql.query,
    query_params: { ...sql.params },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0, join_use_nulls: 0 },
  });
  return result.json();
}

/** A tally of one value of the trait that divides a group; '' where nothing divides it. */
interface Part {
  readonly stratum: string;
  readonly tally: Tally;
}

/** A group of a metric with its tally, and its parts where they are to be weighted. */
export interface TalliedGroup {
  readonly group: Readonly<Record<string, string>>;
  readonly tally: Tally;
  readonly parts: readonly Part[];
}

/** What the facts say of a metric, before it becomes figures. */
export interface Tallied {
  readonly total: TalliedGroup;
  readonly groups: readonly TalliedGroup[];
  /** True where there were more groups than are given. */
  readonly truncated: boolean;
}

/** The tallies of a metric in total and per group. */
export async function readTallies(facts: ClickHouseClient, ask: MetricAsk): Promise<Tallied> {
  const rows = await run(facts, metricSql(ask));
  const truncated = rows.length > MOST_ROWS;
  const parts = rows.slice(0, MOST_ROWS).map((row) => partOf(ask, row));
  const byGroup = Map.groupBy(parts, ({ key }) => key);
  const groups = [...byGroup.values()].map((own) => gathered(ask.kind, own, own[0]?.group ?? {}));
  // Totals are the sum of the groups; only a cut list has to be asked again.
  const all = truncated
    ? (await run(facts, metricSql({ ...ask, groups: [] }))).map((row) => partOf({ ...ask, groups: [] }, row))
    : parts;
  return { total: gathered(ask.kind, all, {}), groups: ask.groups.length === 0 ? [] : groups, truncated };
}

function partOf(
  ask: MetricAsk,
  row: Row,
): Part & { readonly key: string; readonly group: Record<string, string> } {
  const values = ask.groups.map((_, index) => String(row[`g${index}`] ?? ''));
  return {
    key: values.join('\u0000'),
    group: Object.fromEntries(ask.groups.map((group, index) => [group.name, values[index] ?? ''])),
    stratum: ask.stratum === null ? '' : String(row[`g${ask.groups.length}`] ?? ''),
    tally: tallyOf(ask.kind, row),
  };
}

/** Parts of a group as one; those of the same stratum are added. */
function gathered(
  kind: MetricKind,
  parts: readonly Part[],
  group: Readonly<Record<string, string>>,
): TalliedGroup {
  const add = (own: readonly Part[]): Tally =>
    own.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally(kind));
  const byStratum = Map.groupBy(parts, ({ stratum }) => stratum);
  return {
    group,
    tally: add(parts),
    parts: [...byStratum].map(([stratum, own]) => ({ stratum, tally: add(own) })),
  };
}

/** A figure, with the part of the weights that answers stand behind where it is weighted. */
export type ShownFigure = Figure & { readonly covered?: number };

/** The figure of a group, weighted where the definition says so; without a value where it is for coaching and too few. */
export function shownFigure(group: TalliedGroup, definition: MetricDefinition | null): ShownFigure {
  const figure = weighed(group, definition);
  if (definition === null || !definition.coachingOnly || figure.n >= definition.fewest) return figure;
  const { mean: _, ...rest } = figure;
  return { ...rest, value: null, low: null, high: null };
}

function weighed(group: TalliedGroup, definition: MetricDefinition | null): ShownFigure {
  const weights = definition?.weights;
  if (weights === null || weights === undefined) return figureOf(group.tally);
  const byStratum = new Map(group.parts.map(({ stratum, tally }) => [stratum, tally]));
  return weighStrata(
    Object.entries(weights.shares).map(([stratum, weight]) => ({
      weight,
      tally: byStratum.get(stratum) ?? emptyTally(group.tally.kind),
    })),
  );
}

/** A metric in total and per group. */
export async function readMetric(facts: ClickHouseClient, asked: AskedMetric): Promise<MetricAnswer> {
  const { key, ask, definition } = asked;
  const { total, groups, truncated } = await readTallies(facts, ask);
  return {
    metric: key,
    kind: ask.kind,
    from: timeOf(ask.from),
    to: timeOf(ask.to),
    timeZone: ask.timeZone,
    target: definition?.target ?? null,
    fewest: definition?.fewest ?? FEWEST_ANSWERS,
    ...shownFigure(total, definition),
    groups: groups.map((group) => {
      const { covered: _, ...figure } = shownFigure(group, definition);
      return { group: group.group, ...figure };
    }),
    truncated,
  };
}

export const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/**
 * How many answers gave each score of the metric's scale; none of a metric for coaching that rests on too few.
 * Throws Problem 400 for a metric that is not over one scale.
 */
export async function readDistribution(
  facts: ClickHouseClient,
  { key, ask, definition }: AskedMetric,
): Promise<{ n: number; scores: { score: number; n: number }[] }> {
  if (METRIC_KIND_INFO[ask.kind].scale === null)
    throw new Problem(400, 'no-distribution', `"${key}" is not over answers on one scale.`);
  const rows = await run(facts, distributionSql(ask));
  const scores = rows.map((row) => ({ score: Number(row['score']), n: Number(row['n']) }));
  const n = scores.reduce((sum, one) => sum + one.n, 0);
  return { n, scores: definition?.coachingOnly === true && n < definition.fewest ? [] : scores };
}

function tallyOf(kind: MetricKind, row: Row): Tally {
  const at = (name: string): number => Number(row[name] ?? 0);
  switch (kind) {
    case 'nps':
    case 'net':
      return { kind, promoters: at('promoters'), passives: at('passives'), detractors: at('detractors') };
    case 'csat':
    case 'ces':
      return { kind, n: at('n'), top: at('top'), sum: at('total') };
    case 'mean': {
      const n = at('n');
      if (n === 0) return emptyTally(kind);
      if (row['variance'] !== undefined) return { kind, n, mean: at('mean'), m2: at('variance') * n };
      const mean = at('total') / n;
      return { kind, n, mean, m2: Math.max(0, at('squares') - n * mean * mean) };
    }
    case 'share':
      return { kind, matched: at('matched'), base: at('base') };
    case 'ratio':
      return { kind, counted: at('counted'), per: at('per_count') };
    case 'count':
      return { kind, n: at('n') };
  }
}
