import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type pg from 'pg';
import { SHIPPING_LOCK } from '../../hot-path/shipper.ts';
import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { backupsFolder } from '../../unify/erasure/erasure-context.ts';
import { dumpFacts } from './dump-facts.ts';
import { dumpState } from './dump-state.ts';
import { BACKUP_LOCK, dropSnapshots, takeSnapshots } from './facts-snapshot.ts';
import { type FactsTable, factsTables } from './facts-tables.ts';
import { heavyClient } from './heavy-client.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { withOwner } from './owner-client.ts';
import { WHOLE_TABLE_SETTINGS } from './state-fingerprint.ts';
import { stateTables } from './state-tables.ts';

/** A backup that is there. */
export interface Backup {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  /** The mark: what was acknowledged before it is in the backup. */
  readonly at: Date;
}

const UNFINISHED = '.unfinished';

/**
 * Writes a backup of both engines into the data folder while everything goes on. The mark is one
 * moment for both: no shipment is under way then, so what the facts engine does not have yet waits in
 * the outbox of the backup and is shipped after a restore. Throws Problem 409 when the name is taken
 * or another backup is being written.
 */
export async function createBackup(services: Services, name: string): Promise<Backup> {
  const backups = backupsFolder(services.config.dataDir);
  const folder = join(backups, name);
  const unfinished = `${folder}${UNFINISHED}`;
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const facts = heavyClient(services.engines.clickhouseUrl);
  try {
    return await withOwner(services.engines.databaseOwnerUrl, async (client) => {
      await takeBackupLock(client);
      if (await isThere(folder)) throw new Problem(409, 'name-taken', `There is a backup ${name} already.`);
      await dropLeftovers(backups, facts);
      try {
        await mkdir(unfinished, { mode: 0o700 });
        const manifest = await dump(client, facts, name, unfinished);
        await writeManifest(unfinished, manifest);
        await rename(unfinished, folder);
        const files = [...manifest.state, ...manifest.facts];
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        return { name, folder, bytes, at: new Date(manifest.at) };
      } finally {
        await dropLeftovers(backups, facts);
      }
    });
  } finally {
    await facts.close();
  }
}

async function takeBackupLock(client: pg.Client): Promise<void> {
  const lock = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS free', [
    BACKUP_LOCK,
  ]);
  if (lock.rows[0]?.free !== true)
    throw new Problem(409, 'backup-running', 'A backup is being written, or an erasure finished, right now.');
}

/** What a backup that broke off left behind: nobody else has anything of this kind under the lock. */
async function dropLeftovers(backups: string, facts: ClickHouseClient): Promise<void> {
  await dropSnapshots(facts);
  for (const entry of await readdir(backups))
    if (entry.endsWith(UNFINISHED)) await rm(join(backups, entry), { recursive: true, force: true });
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function dump(
  client: pg.Client,
  facts: ClickHouseClient,
  name: string,
  folder: string,
): Promise<Manifest> {
  const tables = { state: await stateTables(client), facts: await factsTables(facts) };
  const at = await setMark(client, facts, tables.facts);
  const migrations = await migrationsOf(client, facts);
  const state = await dumpState(client, tables.state, folder);
  await client.query('COMMIT');
  return {
    format: 'romashka-backup',
    version: 1,
    name,
    at,
    migrations,
    state,
    facts: await dumpFacts(facts, tables.facts, folder),
  };
}

/** How long a shipment that broke off may take to be sent again before the backup is given up. */
const UNFINISHED_SHIPMENT_MS = 60_000;

/** Freezes both engines at one moment: afterwards the client's transaction and the snapshots stay as they were. */
async function setMark(
  client: pg.Client,
  facts: ClickHouseClient,
  tables: readonly FactsTable[],
): Promise<string> {
  const until = Date.now() + UNFINISHED_SHIPMENT_MS;
  await client.query(`SELECT set_config('romashka.scope', 'system', false)`);
  for (;;) {
    await client.query('SELECT pg_advisory_lock($1::bigint)', [SHIPPING_LOCK]);
    try {
      if (!(await isShipmentUnfinished(client))) {
        await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${WHOLE_TABLE_SETTINGS}`);
        // The transaction's time is a little before what it sees: nothing older can be missing.
        const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
        await takeSnapshots(facts, tables);
        return (rows[0]?.at ?? new Date(0)).toISOString();
      }
    } finally {
      await client.query('SELECT pg_advisory_unlock($1::bigint)', [SHIPPING_LOCK]);
    }
    if (Date.now() > until)
      throw new Problem(
        503,
        'engine-not-ready',
        'The facts engine does not take what waits for it; try later.',
      );
    await sleep(200);
  }
}

/** A shipment that broke off may be in the facts engine in part, which a restore could not tell. */
async function isShipmentUnfinished(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM outbox WHERE shipped_at IS NULL AND shipment IS NOT NULL LIMIT 1',
  );
  return rowCount !== 0;
}

async function migrationsOf(client: pg.Client, facts: ClickHouseClient): Promise<Manifest['migrations']> {
  const state = await client.query<{ name: string }>('SELECT name FROM romashka_migration ORDER BY name');
  const result = await facts.query({
    query: 'SELECT DISTINCT name FROM romashka_migration ORDER BY name',
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ name: string }>();
  return { state: state.rows.map((row) => row.name), facts: rows.map((row) => row.name) };
}
