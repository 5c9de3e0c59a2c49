import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  type EngineLog,
  type Engines,
  lockDataDir,
  migrateClickhouse,
  migratePostgres,
  startEngines,
} from '@romashka/engines';
import { openDatabase } from '../../store/database.ts';
import { backupsFolder } from '../../unify/erasure/erasure-context.ts';
import { repeatErasures } from '../../unify/erasure/repeat-erasures.ts';
import { checkBackup, migrationsFor } from './check-backup.ts';
import { heavyClient } from './heavy-client.ts';
import { emptyFacts, loadFacts, requireEmptyFacts } from './load-facts.ts';
import { loadState, requireEmptyState } from './load-state.ts';
import type { Manifest } from './manifest.ts';
import { withOwner } from './owner-client.ts';

export interface RestoreOptions {
  /** The folder of one backup. The journal of erasures is looked for beside it. */
  readonly folder: string;
  /** The data folder to fill; no server may run on it. */
  readonly dataDir: string;
  /** Addresses of engines that are not ours; they have to be empty. */
  readonly databaseUrl?: string;
  readonly clickhouseUrl?: string;
  readonly log: EngineLog;
}

export interface Restored {
  readonly name: string;
  /** The mark of the backup. */
  readonly at: Date;
  readonly rows: number;
  /** Erasures that are younger than the backup and were done again. */
  readonly erasures: number;
}

/**
 * Fills empty engines from a backup, compares every table with the manifest, and erases again whoever
 * was erased since. What waited in the outbox is shipped by the next start of the server. Starts the
 * engines of the data folder itself and ends them again. Throws RestoreRefusal with a sentence when
 * the backup is damaged or the target holds data, and EngineError when the folder is in use; then
 * nothing was changed but for empty tables.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const folder = resolve(options.folder);
  const { dataDir, databaseUrl, clickhouseUrl, log } = options;
  const manifest = await checkBackup(folder);
  migrationsFor(manifest);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDataDir(dataDir);
  try {
    const engines = await startEngines({
      dataDir,
      log,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(clickhouseUrl === undefined ? {} : { clickhouseUrl }),
    });
    try {
      await load(engines, folder, manifest, log);
      const erasures = await eraseAgain(engines, folder, dataDir);
      log('info', 'the backup is restored', { name: manifest.name, erasures });
      const tables = [...manifest.state, ...manifest.facts];
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return { name: manifest.name, at: new Date(manifest.at), rows, erasures };
    } finally {
      await engines.stop();
    }
  } finally {
    await lock.release();
  }
}

async function load(engines: Engines, folder: string, manifest: Manifest, log: EngineLog): Promise<void> {
  const migrations = migrationsFor(manifest);
  const facts = heavyClient(engines.clickhouseUrl);
  try {
    await withOwner(engines.databaseOwnerUrl, async (client) => {
      await requireEmptyState(client);
      await migrateClickhouse(engines.clickhouseUrl, migrations.facts);
      await requireEmptyFacts(facts);
      await migratePostgres(engines.databaseOwnerUrl, migrations.state);
      log('info', 'the tables are being loaded', {
        state: manifest.state.length,
        facts: manifest.facts.length,
      });
      // The state is committed last and at once: without it the target counts as empty.
      const loading = loadFacts(facts, folder, manifest.facts);
      loading.catch(() => undefined);
      await loadState(client, folder, manifest.state, loading).catch(async (error: unknown) => {
        await loading.catch(() => undefined);
        await emptyFacts(facts).catch(() => undefined);
        throw error;
      });
    });
  } finally {
    await facts.close();
  }
}

async function eraseAgain(engines: Engines, folder: string, dataDir: string): Promise<number> {
  const database = openDatabase(engines.databaseUrl, 4);
  const facts = heavyClient(engines.clickhouseUrl);
  try {
    const context = { database, facts, backups: backupsFolder(resolve(dataDir)), now: () => Date.now() };
    return await repeatErasures(context, dirname(folder));
  } finally {
    await facts.close();
    await database.close();
  }
}
