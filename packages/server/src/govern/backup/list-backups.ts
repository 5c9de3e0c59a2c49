import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backupsFolder } from '../../unify/erasure/erasure-context.ts';
import type { Backup } from './create-backup.ts';
import { readManifest } from './manifest.ts';

/** The backups of a data folder, oldest first. Folders without a manifest are none. */
export async function listBackups(dataDir: string): Promise<Backup[]> {
  const folder = backupsFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  const found: Backup[] = [];
  for (const name of names) {
    const manifest = await readManifest(join(folder, name));
    if (manifest === null) continue;
    const files = [...manifest.state, ...manifest.facts];
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    found.push({ name, folder: join(folder, name), bytes, at: new Date(manifest.at) });
  }
  return found.sort((one, other) => one.at.getTime() - other.at.getTime());
}
