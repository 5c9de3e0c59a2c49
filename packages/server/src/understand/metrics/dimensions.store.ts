import type { ClickHouseClient } from '@clickhouse/client';
import type { Scope } from '@romashka/model/govern';
import { scopeSql } from '../../store/scope-sql.ts';

const MOST = 1_000;

export interface Counted {
  readonly key: string;
  readonly n: number;
}

/** The values that each dimension has taken, most frequent first, and the span of all events: of what the scope shows. */
export async function readDimensions(facts: ClickHouseClient, scope: Scope) {
  const params: Record<string, unknown> = {};
  const where = scopeSql(scope, params);
  const list = async (table: 'events' | 'answers', column: string, count: string): Promise<Counted[]> => {
    const result = await facts.query({
      query: `SELECT toString(${column}) AS key, ${count} AS n FROM ${table} WHERE ${where} AND ${column} <> ''
        GROUP BY key ORDER BY n DESC, key LIMIT ${MOST}`,
      query_params: params,
      format: 'JSONEachRow',
      clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
    });
    return result.json();
  };
  const span = await facts.query({
    query: `SELECT count() AS n, toUnixTimestamp64Milli(min(time)) AS first, toUnixTimestamp64Milli(max(time)) AS last
      FROM events WHERE ${where}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  const [ends] = await span.json<{ n: number; first: number; last: number }>();
  const known = ends !== undefined && ends.n > 0;
  return {
    touchpoints: await list('events', 'touchpoint', 'count()'),
    units: await list('events', 'unit', 'count()'),
    channels: await list('events', 'channel', 'count()'),
    surveys: await list('answers', 'survey', 'sum(sign)'),
    events: await list('events', 'name', 'count()'),
    firstEvent: known ? new Date(ends.first).toISOString() : null,
    lastEvent: known ? new Date(ends.last).toISOString() : null,
  };
}
