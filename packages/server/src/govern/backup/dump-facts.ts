import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { snapshotOf } from './facts-snapshot.ts';
import { type FactsTable, factsColumns, factsFingerprint, factsSource } from './facts-tables.ts';
import type { DumpedTable } from './manifest.ts';
import { packFile } from './packed-file.ts';

/** Writes the snapshot of every table into a file, a row a line. */
export async function dumpFacts(
  facts: ClickHouseClient,
  tables: readonly FactsTable[],
  folder: string,
): Promise<DumpedTable[]> {
  await mkdir(join(folder, 'facts'), { mode: 0o700 });
  const dumped: DumpedTable[] = [];
  for (const table of tables) {
    const file = `facts/${table.table}.tsv.zst`;
    const print = await factsFingerprint(facts, table, snapshotOf(table));
    const rows = await facts.exec({
      query: `SELECT ${factsColumns(table)} FROM ${factsSource(table, snapshotOf(table))} FORMAT TabSeparated`,
    });
    const packed = await packFile(join(folder, file), rows.stream);
    dumped.push({ schema: '', table: table.table, columns: [...table.columns], file, ...print, ...packed });
  }
  return dumped;
}
