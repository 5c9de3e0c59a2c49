import type { ClickHouseClient } from '@clickhouse/client';
import { type FactsTable, quoted, SNAPSHOT_PREFIX } from './facts-tables.ts';

/** Held by whoever makes snapshots of the facts engine, or may take them for leftovers of a crash. */
export const BACKUP_LOCK = 7_304;

export const snapshotOf = ({ table }: Pick<FactsTable, 'table'>): string => `${SNAPSHOT_PREFIX}${table}`;

/**
 * Gives every table a twin that shares its files and stays as the table is now. Takes milliseconds
 * and no room on the disk, but keeps files that the table itself would drop.
 */
export async function takeSnapshots(facts: ClickHouseClient, tables: readonly FactsTable[]): Promise<void> {
  for (const table of tables)
    await facts.command({
      query: `CREATE TABLE ${quoted(snapshotOf(table))} CLONE AS ${quoted(table.table)}`,
    });
}

/** Drops every snapshot, also those that a crash left. */
export async function dropSnapshots(facts: ClickHouseClient): Promise<void> {
  const result = await facts.query({
    query: `SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {prefix:String})`,
    query_params: { prefix: SNAPSHOT_PREFIX },
    format: 'JSONEachRow',
  });
  for (const { name } of await result.json<{ name: string }>())
    await facts.command({ query: `DROP TABLE IF EXISTS ${quoted(name)} SYNC` });
}
