import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** How many rows, and a sum of hashes over them that does not depend on their order. */
const fingerprint = z.object({ rows: z.number().int().nonnegative(), hash: z.string().regex(/^-?\d+$/) });
export type Fingerprint = z.infer<typeof fingerprint>;

const file = z.object({
  /** Path within the backup's folder. */
  file: z.string().regex(/^(?:state|facts)\/[\w.]+$/),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const table = fingerprint.extend(file.shape).extend({
  schema: z.string(),
  table: z.string(),
  columns: z.array(z.string()),
});
export type DumpedTable = z.infer<typeof table>;

const manifest = z.object({
  format: z.literal('romashka-backup'),
  version: z.literal(1),
  name: z.string(),
  /** The mark: what was acknowledged before this moment is in the backup. */
  at: z.iso.datetime(),
  /** Names of the migrations that had been run, by engine. */
  migrations: z.object({ state: z.array(z.string()), facts: z.array(z.string()) }),
  state: z.array(table),
  facts: z.array(table),
});

/** What a backup holds and how to tell that it is whole. */
export type Manifest = z.infer<typeof manifest>;

const FILE = 'manifest.json';

/** Writes the manifest, synced to disk; it comes last, so a folder without one is no backup. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const written = await open(join(folder, FILE), 'wx', 0o600);
  try {
    await written.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await written.sync();
  } finally {
    await written.close();
  }
}

/** Reads the manifest of a backup; null when the folder holds none that this version understands. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  } catch {
    return null;
  }
}
