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

/** What the scope shows of identities. Every answer came with an event of the same unit: events tell of both. */
export async function factsOfIdentities(
  facts: ClickHouseClient,
  scope: Scope,
  identities: readonly string[],
): Promise<(Omit<SeenInScope, 'person'> & { readonly identity: string })[]> {
  if (identities.length === 0) return [];
  const params: Record<string, unknown> = { identities };
  const result = await facts.query({
    query: `SELECT identity, ${COUNTED} FROM events AS f
      WHERE ${scopeSql(scope, params, 'f')} AND f.identity IN {identities:Array(UUID)} GROUP BY identity`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  return result.json();
}

/** Where a walk over the newest goes on: after whom, and up to which event it was begun. */
export interface NewestPlace {
  readonly last: number;
  readonly person: string;
  readonly until: number;
}

/**
 * Persons by their newest event in the scope. A walk looks at what there was when it began, so that who
 * is active meanwhile is neither missed nor told twice; `until` is the number of that last event.
 */
export async function newestInScope(
  facts: ClickHouseClient,
  scope: Scope,
  after: NewestPlace | null,
  limit: number,
): Promise<{ readonly seen: SeenInScope[]; readonly until: number }> {
  const params: Record<string, unknown> = { limit };
  const here = scopeSql(scope, params, 'f');
  const until = after === null ? '' : 'AND f.seq <= {until:UInt64}';
  const place = after === null ? '' : 'WHERE (last, person) < ({last:Int64}, {person:String})';
  if (after !== null) Object.assign(params, after);
  const result = await facts.query({
    query: `SELECT person, first, last, events, until FROM (
        SELECT toString(i.person) AS person, min(f.first) AS first, max(f.last) AS last, sum(f.events) AS events, max(max(f.until)) OVER () AS until
        FROM (SELECT identity, ${COUNTED}, max(f.seq) AS until FROM events AS f WHERE ${here} ${until} GROUP BY identity) AS f
        JOIN (SELECT identity, person FROM identities FINAL WHERE workspace = {workspace:UInt32}) AS i ON i.identity = f.identity
        GROUP BY i.person)
      ${place} ORDER BY last DESC, person DESC LIMIT {limit:UInt32}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: NUMBERS,
  });
  const rows = await result.json<SeenInScope & { readonly until: number }>();
  return {
    seen: rows.map(({ person, first, last, events }) => ({ person, first, last, events })),
    until: after?.until ?? rows[0]?.until ?? 0,
  };
}
