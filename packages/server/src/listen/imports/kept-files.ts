import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../ids.ts';
import { SPOOL_PREFIX, spool } from './file/spool.ts';

/** A file that nobody took is kept so long. */
export const KEPT_MS = 24 * 3_600_000;
const PART = '.part';
const PLACE = 'place';

/** Where files of imports lie while they are read or wait to be mapped. */
export const importsFolder = (dataDir: string): string => join(dataDir, 'imports');

export const keptPath = (dataDir: string, workspace: number, id: string): string =>
  join(importsFolder(dataDir), `${workspace}-${id}`);

/** The name of this data folder: where there are several servers, only the one that has a file can go on with it. */
export async function placeOf(dataDir: string): Promise<string> {
  const path = join(importsFolder(dataDir), PLACE);
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known !== '') return known;
  await mkdir(importsFolder(dataDir), { recursive: true, mode: 0o700 });
  const place = newId();
  // Two uploads at once must agree: the first to write decides.
  await writeFile(path, place, { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  return readFile(path, 'utf8');
}

/** Keeps what an upload sends. Answers its size in bytes; throws FileFault when it is too large, and then keeps nothing. */
export async function keepFile(
  dataDir: string,
  workspace: number,
  id: string,
  chunks: AsyncIterable<Buffer>,
): Promise<number> {
  const part = await spool(chunks, importsFolder(dataDir), `${workspace}-${id}-${newId()}${PART}`);
  await rename(part.path, keptPath(dataDir, workspace, id));
  return (await stat(keptPath(dataDir, workspace, id))).size;
}

/** The size of a kept file in bytes; null when it is not here. */
export const keptSize = (dataDir: string, workspace: number, id: string): Promise<number | null> =>
  stat(keptPath(dataDir, workspace, id)).then(
    ({ size }) => size,
    () => null,
  );

export const removeKept = (dataDir: string, workspace: number, id: string): Promise<void> =>
  rm(keptPath(dataDir, workspace, id), { force: true });

/** Deletes what a process that ended in the middle left behind; at a start nothing else is read yet. */
export async function clearSpooled(dataDir: string): Promise<void> {
  const folder = importsFolder(dataDir);
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(SPOOL_PREFIX) || name.endsWith(PART)) await rm(join(folder, name), { force: true });
}

/** Deletes kept files older than a day that `isNeeded` does not ask for. Answers how many. */
export async function clearKept(
  dataDir: string,
  now: number,
  isNeeded: (name: string) => boolean,
): Promise<number> {
  const folder = importsFolder(dataDir);
  let count = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (name === PLACE || isNeeded(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null || now - found.mtimeMs < KEPT_MS) continue;
    await rm(join(folder, name), { force: true });
    count += 1;
  }
  return count;
}
