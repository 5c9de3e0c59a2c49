import { join } from 'node:path';
import { CLICKHOUSE_MIGRATIONS, POSTGRES_MIGRATIONS } from '../../migrations/index.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { measureFile } from './packed-file.ts';
import { RestoreRefusal } from './restore-refusal.ts';

/** Reads a backup and checks every file of it against its manifest; throws RestoreRefusal. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest === null)
    throw new RestoreRefusal(
      'BACKUP_UNREADABLE',
      `${folder} holds no backup that this version of Romashka can read (no valid manifest.json).`,
    );
  for (const dumped of [...manifest.state, ...manifest.facts]) {
    const found = await measureFile(join(folder, dumped.file)).catch(() => null);
    if (found?.bytes !== dumped.bytes || found.sha256 !== dumped.sha256)
      throw new RestoreRefusal(
        'BACKUP_DAMAGED',
        `The backup in ${folder} is damaged: ${dumped.file} is missing or is not what was written.`,
      );
  }
  return manifest;
}

/**
 * The migrations that the backup was made after: rows are loaded into the tables of their time, and
 * the next start migrates them with what they hold. Throws RestoreRefusal for a newer backup.
 */
export function migrationsFor(manifest: Manifest) {
  return {
    state: known(POSTGRES_MIGRATIONS, manifest.migrations.state),
    facts: known(CLICKHOUSE_MIGRATIONS, manifest.migrations.facts),
  };
}

function known<T extends { readonly name: string }>(migrations: readonly T[], names: readonly string[]): T[] {
  const found = migrations.filter((migration) => names.includes(migration.name));
  if (found.length < names.length)
    throw new RestoreRefusal(
      'BACKUP_TOO_NEW',
      'The backup was made by a newer version of Romashka: restore it with that one.',
    );
  return found;
}
