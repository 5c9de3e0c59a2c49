import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { DumpedTable } from './manifest.ts';
import { unpackFile } from './packed-file.ts';
import { copyIn } from './postgres-copy.ts';
import { RestoreRefusal } from './restore-refusal.ts';
import { stateFingerprint, WHOLE_TABLE_SETTINGS } from './state-fingerprint.ts';
import { columnsOf, nameOf, type StateTable, stateTables } from './state-tables.ts';

/** Throws RestoreRefusal when the state engine holds anything already; tables without rows are no hindrance. */
export async function requireEmptyState(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.workspace') IS NOT NULL AS there`,
  );
  if (rows[0]?.there !== true) return;
  await client.query(`SELECT set_config('romashka.scope', 'system', false)`);
  const found = await client.query('SELECT 1 FROM workspace UNION ALL SELECT 1 FROM auth."user" LIMIT 1');
  if (found.rowCount !== 0)
    throw new RestoreRefusal(
      'TARGET_NOT_EMPTY',
      'There is data in this PostgreSQL already. A backup is restored into an empty data folder or empty databases only.',
    );
}

/**
 * Loads all tables in one transaction and compares each with what the manifest says of it: either
 * everything is there afterwards, or nothing. Throws RestoreRefusal when a table differs. Commits when
 * `others` has come to a good end, and throws what that throws.
 */
export async function loadState(
  client: pg.Client,
  folder: string,
  dumped: readonly DumpedTable[],
  others: Promise<void>,
): Promise<void> {
  const tables = await stateTables(client);
  await client.query(`BEGIN; ${WHOLE_TABLE_SETTINGS}`);
  try {
    // The owner is bound by row-level security too, and nothing can be copied through it.
    await setForced(client, tables, 'NO FORCE');
    await client.query(`TRUNCATE ${tables.map(nameOf).join(', ')}`);
    for (const table of tables) {
      const rows = dumped.find((one) => one.schema === table.schema && one.table === table.table);
      if (rows === undefined) throw tablesDiffer();
      await loadTable(client, folder, table, rows);
    }
    if (dumped.length !== tables.length) throw tablesDiffer();
    await setForced(client, tables, 'FORCE');
    await others;
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  // Only for the planner, who would come to it by himself.
  await client.query('ANALYZE').catch(() => undefined);
}

const tablesDiffer = (): RestoreRefusal =>
  new RestoreRefusal(
    'BACKUP_UNREADABLE',
    'The backup holds other tables than this version of Romashka makes.',
  );

async function setForced(
  client: pg.Client,
  tables: readonly StateTable[],
  how: 'FORCE' | 'NO FORCE',
): Promise<void> {
  for (const table of tables)
    if (table.forced) await client.query(`ALTER TABLE ${nameOf(table)} ${how} ROW LEVEL SECURITY`);
}

async function loadTable(
  client: pg.Client,
  folder: string,
  table: StateTable,
  dumped: DumpedTable,
): Promise<void> {
  await pipeline(
    unpackFile(join(folder, dumped.file)),
    copyIn(client, `COPY ${nameOf(table)} (${columnsOf(dumped)}) FROM STDIN`),
  );
  for (const column of table.numbered) await goOnNumbering(client, table, column);
  const found = await stateFingerprint(client, { ...table, columns: dumped.columns }, null);
  if (found.rows !== dumped.rows || found.hash !== dumped.hash)
    throw new RestoreRefusal(
      'BACKUP_DAMAGED',
      `The table ${table.table} has ${found.rows} rows after loading and is not what was backed up (${dumped.rows} rows).`,
    );
}

/** New rows are numbered above those that were loaded. */
async function goOnNumbering(client: pg.Client, table: StateTable, column: string): Promise<void> {
  const quoted = pg.escapeIdentifier(column);
  await client.query(
    `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted}), 0) + 1, false) FROM ${nameOf(table)}`,
    [nameOf(table), column],
  );
}
