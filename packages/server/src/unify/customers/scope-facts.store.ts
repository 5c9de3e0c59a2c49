import type { ClickHouseClient } from '@clickhouse/client';
import type { Scope } from '@romashka/model/govern';
import { scopeSql } from '../../store/scope-sql.ts';

/** What a scope shows of a person: first and last event in it (ms since 1970), and how many. */
export interface SeenInScope {
  readonly person: string;
  readonly first: number;
  readonly last: number;
  readonly events: number;
}

const COUNTED =
  'toUnixTimestamp64Milli(min(f.time)) AS first, toUnixTimestamp64Milli(max(f.time)) AS last, count() AS events';
const NUMBERS = { output_format_json_quote_64bit_integers: 0 } as const;

/**
 * What the scope shows of identities, up to the event `until` if one is given. Every answer came with an
 * event of the same unit: events tell of both.
 */
export async function factsOfIdentities(
  facts: ClickHouseClient,
  scope: Scope,
  identities: readonly string[],
  until: number | null,
): Promise<(Omit<SeenInScope, 'person'> & { readonly identity: string })[]> {
  if (identities.length === 0) return [];
  const params: Record<string, unknown> = { identities, until };
  const known = until === null ? '' : 'AND f.seq <= {until:UInt64}';
  const result = await facts.query({
    query: `SELECT identity, ${COUNTED} FROM events AS f
      WHERE ${scopeSql(scope, params, 'f')} AND f.identity IN {identities:Array(UUID)} ${known} GROUP BY identity`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  return result.json();
}

/** The number of the last event that the facts engine has of a workspace; 0 for none. */
export async function lastEvent(facts: ClickHouseClient, scope: Scope): Promise<number> {
  const params: Record<string, unknown> = {};
  const result = await facts.query({
    query: `SELECT max(seq) AS seq FROM events AS f WHERE ${scopeSql(scope, params, 'f')}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  const [row] = await result.json<{ readonly seq: number }>();
  return row?.seq ?? 0;
}

/** Where a walk over the newest goes on: after whom; null at its begin. */
export interface Place {
  readonly last: number;
  readonly person: string;
}

/** The newest events of the scope up to the event `until`, not newer than a place: whose, and when (ms since 1970). */
export async function newestEvents(
  facts: ClickHouseClient,
  scope: Scope,
  until: number,
  after: Place | null,
  limit: number,
): Promise<{ readonly identity: string; readonly ms: number }[]> {
  const params: Record<string, unknown> = { until, limit, last: after?.last };
  const place = after === null ? '' : 'AND f.time <= fromUnixTimestamp64Milli({last:Int64})';
  const result = await facts.query({
    query: `SELECT identity, toUnixTimestamp64Milli(time) AS ms FROM events AS f
      WHERE ${scopeSql(scope, params, 'f')} AND f.seq <= {until:UInt64} ${place}
      ORDER BY time DESC LIMIT {limit:UInt32}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  return result.json();
}

/** Persons by their newest event in the scope up to the event `until`. Counts all that the scope holds. */
export async function newestPersons(
  facts: ClickHouseClient,
  scope: Scope,
  until: number,
  after: Place | null,
  limit: number,
): Promise<SeenInScope[]> {
  const params: Record<string, unknown> = { ...after, until, limit };
  const place = after === null ? '' : 'WHERE (last, person) < ({last:Int64}, {person:String})';
  const result = await facts.query({
    query: `SELECT person, first, last, events FROM (
        SELECT toString(i.person) AS person, min(f.first) AS first, max(f.last) AS last, sum(f.events) AS events
        FROM (SELECT identity, ${COUNTED} FROM events AS f
          WHERE ${scopeSql(scope, params, 'f')} AND f.seq <= {until:UInt64} GROUP BY identity) AS f
        JOIN (SELECT identity, person FROM identities FINAL WHERE workspace = {workspace:UInt32}) AS i ON i.identity = f.identity
        GROUP BY i.person)
      ${place} ORDER BY last DESC, person DESC LIMIT {limit:UInt32}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  return result.json();
}
