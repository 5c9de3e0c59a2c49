import type { ClickHouseClient } from '@clickhouse/client';
import { ALIAS_NAMES_KEYS, digestKeys } from './alias-mentions.ts';

/** The facts tables that say something of a person, each with the column that says of whom. */
export const FACTS_OF = [
  { table: 'identities', column: 'identity', owner: 'identities' },
  { table: 'profiles', column: 'person', owner: 'persons' },
  { table: 'answers', column: 'identity', owner: 'identities' },
  { table: 'events', column: 'identity', owner: 'identities' },
] as const;

/** Ids in one statement: the client sends them in the address. */
const IDS_AT_ONCE = 1_000;

/**
 * Takes the facts of persons and identities out of every query, and the alias events of others that
 * name them: a lightweight delete marks the rows, and no query reads marked rows from then on. Their
 * bytes go when the marks are applied.
 * @returns rows by table; 0 everywhere when they were taken out before
 */
export async function hideFacts(
  facts: ClickHouseClient,
  workspace: number,
  owners: { readonly persons: readonly string[]; readonly identities: readonly string[] },
): Promise<Record<string, number>> {
  const hidden: Record<string, number> = {};
  for (const { table, column, owner } of FACTS_OF) {
    let rows = 0;
    for (const ids of inPieces(owners[owner]))
      rows += await hide(facts, table, `${column} IN {ids:Array(UUID)}`, { workspace, ids });
    hidden[table] = rows;
  }
  let mentions = 0;
  for (const ids of inPieces(owners.identities))
    mentions += await hide(facts, 'events', ALIAS_NAMES_KEYS, { workspace, keys: digestKeys(ids) });
  return { ...hidden, aliases: mentions };
}

function* inPieces(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) yield ids.slice(from, from + IDS_AT_ONCE);
}

async function hide(
  facts: ClickHouseClient,
  table: string,
  whose: string,
  query_params: Record<string, unknown>,
): Promise<number> {
  const which = `${table} WHERE workspace = {workspace:UInt32} AND (${whose})`;
  const counted = await facts.query({
    query: `SELECT count() AS n FROM ${which}`,
    query_params,
    format: 'JSONEachRow',
  });
  const [found] = await counted.json<{ n: number | string }>();
  const rows = Number(found?.n ?? 0);
  // A delete that finds nothing still gives every part of the table a new version.
  if (rows > 0)
    await facts.command({
      query: `DELETE FROM ${which}`,
      query_params,
      clickhouse_settings: { lightweight_deletes_sync: '2' },
    });
  return rows;
}
