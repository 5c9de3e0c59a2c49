import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { DumpedTable, Fingerprint } from './manifest.ts';
import { packFile } from './packed-file.ts';
import { copyOut } from './postgres-copy.ts';
import { addFingerprints, stateFingerprint } from './state-fingerprint.ts';
import { columnsOf, nameOf, rowsWhere, type StateTable } from './state-tables.ts';

/**
 * Writes every table as the client's transaction sees it, each into a file. Row-level security binds
 * the owner too: rows are read workspace by workspace.
 */
export async function dumpState(
  client: pg.Client,
  tables: readonly StateTable[],
  folder: string,
): Promise<DumpedTable[]> {
  await mkdir(join(folder, 'state'), { mode: 0o700 });
  const found = await client.query<{ id: number }>('SELECT id FROM workspace ORDER BY id');
  const workspaces = found.rows.map((row) => row.id);
  const dumped: DumpedTable[] = [];
  for (const table of tables) {
    const file = `state/${table.schema}.${table.table}.copy.zst`;
    const scopes = table.ofWorkspace ? workspaces : [null];
    let sum: Fingerprint = { rows: 0, hash: '0' };
    const packed = await packFile(
      join(folder, file),
      (async function* texts() {
        for (const workspace of scopes) {
          await client.query(`SELECT set_config('romashka.workspace', $1, true)`, [String(workspace ?? '')]);
          sum = addFingerprints(sum, await stateFingerprint(client, table, workspace));
          const select = `SELECT ${columnsOf(table)} FROM ${nameOf(table)}${rowsWhere(table, workspace)}`;
          yield* copyOut(client, `COPY (${select}) TO STDOUT`);
        }
      })(),
    );
    const { schema, table: name, columns } = table;
    dumped.push({ schema, table: name, columns: [...columns], file, ...sum, ...packed });
  }
  return dumped;
}
