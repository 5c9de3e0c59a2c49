import type { ClickHouseClient } from '@clickhouse/client';
import type { MetricAnswer } from '@romashka/model/contract';
import { addTallies, emptyTally, figureOf, type MetricKind, type Tally } from '@romashka/model/understand';
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

/** A metric in total and per group. */
export async function readMetric(facts: ClickHouseClient, ask: MetricAsk): Promise<MetricAnswer> {
  const rows = await run(facts, metricSql(ask));
  const truncated = rows.length > MOST_ROWS;
  const tallied = rows.slice(0, MOST_ROWS).map((row) => ({ row, tally: tallyOf(ask.kind, row) }));
  // Totals are the sum of the groups; only a cut list has to be asked again.
  const total = truncated
    ? tallyOf(ask.kind, (await run(facts, metricSql({ ...ask, groups: [] })))[0] ?? {})
    : tallied.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally(ask.kind));
  return {
    metric: ask.kind,
    from: ask.from === null ? null : new Date(ask.from).toISOString(),
    to: ask.to === null ? null : new Date(ask.to).toISOString(),
    timeZone: ask.timeZone,
    ...figureOf(total),
    groups:
      ask.groups.length === 0
        ? []
        : tallied.map(({ row, tally }) => ({
            group: Object.fromEntries(
              ask.groups.map((group, index) => [group.name, String(row[`g${index}`] ?? '')]),
            ),
            ...figureOf(tally),
          })),
    truncated,
  };
}

/** How many answers gave each score of the metric's scale. */
export async function readDistribution(
  facts: ClickHouseClient,
  ask: MetricAsk,
): Promise<{ n: number; scores: { score: number; n: number }[] }> {
  const rows = await run(facts, distributionSql(ask));
  const scores = rows.map((row) => ({ score: Number(row['score']), n: Number(row['n']) }));
  return { n: scores.reduce((sum, { n }) => sum + n, 0), scores };
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
