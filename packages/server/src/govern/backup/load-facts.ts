import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { type FactsTable, factsColumns, factsFingerprint, factsTables, quoted } from './facts-tables.ts';
import type { DumpedTable } from './manifest.ts';
import { unpackFile } from './packed-file.ts';
import { RestoreRefusal } from './restore-refusal.ts';

/** Throws RestoreRefusal when the facts engine holds anything already; tables without rows are no hindrance. */
export async function requireEmptyFacts(facts: ClickHouseClient): Promise<void> {
  for (const table of await factsTables(facts))
    if ((await factsFingerprint(facts, table)).rows > 0)
      throw new RestoreRefusal(
        'TARGET_NOT_EMPTY',
        'There is data in this ClickHouse already. A backup is restored into an empty data folder or empty databases only.',
      );
}

/**
 * Loads all tables and compares each with what the manifest says of it. Throws RestoreRefusal when
 * one differs. Whatever fails, the tables are empty again, as they were found.
 */
export async function loadFacts(
  facts: ClickHouseClient,
  folder: string,
  dumped: readonly DumpedTable[],
): Promise<void> {
  const tables = await factsTables(facts);
  try {
    for (const table of tables) {
      const rows = dumped.find((one) => one.table === table.table);
      if (rows === undefined || dumped.length !== tables.length)
        throw new RestoreRefusal(
          'BACKUP_UNREADABLE',
          'The backup holds other tables than this version of Romashka makes.',
        );
      if (rows.rows > 0) await loadTable(facts, folder, table, rows);
    }
  } catch (error) {
    await emptyFacts(facts).catch(() => undefined);
    throw error;
  }
}

/** Empties every table of the facts engine. */
export async function emptyFacts(facts: ClickHouseClient): Promise<void> {
  for (const table of await factsTables(facts))
    await facts.command({ query: `TRUNCATE TABLE ${quoted(table.table)}` });
}

async function loadTable(
  facts: ClickHouseClient,
  folder: string,
  table: FactsTable,
  dumped: DumpedTable,
): Promise<void> {
  const inserted = await facts.exec({
    query: `INSERT INTO ${quoted(table.table)} (${factsColumns(dumped)}) FORMAT TabSeparated`,
    values: unpackFile(join(folder, dumped.file)),
    // Rows go in as they are: none is a repetition, and a part may belong to any number of months.
    clickhouse_settings: {
      insert_deduplicate: 0,
      max_partitions_per_insert_block: '0',
    },
  });
  inserted.stream.resume();
  await finished(inserted.stream);
  const found = await factsFingerprint(facts, { ...table, columns: dumped.columns });
  if (found.rows !== dumped.rows || found.hash !== dumped.hash)
    throw new RestoreRefusal(
      'BACKUP_DAMAGED',
      `The table ${table.table} has ${found.rows} rows after loading and is not what was backed up (${dumped.rows} rows).`,
    );
}
