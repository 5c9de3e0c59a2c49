import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { bad, doubtful, type Finding, good } from './check.ts';

const LITTLE_BYTES = 5e9;
const TOO_LITTLE_BYTES = 5e8;
const OWNER_ONLY = 0o077;

/** May we write to the data folder, or make it? */
export async function checkDataFolder(dataDir: string): Promise<Finding> {
  const there = await stat(dataDir).catch(() => null);
  if (there !== null && !there.isDirectory())
    return bad(`${dataDir} is a file and not a folder.`, 'Name another folder with --data or ROMASHKA_DATA.');
  const folder = there === null ? await nearestParent(dataDir) : dataDir;
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    return bad(
      `Nothing can be written to ${folder}.`,
      'Give this user the right to write there, or name another folder with --data.',
    );
  return good(
    there === null
      ? `The data folder ${dataDir} will be made by the first start.`
      : `The data folder ${dataDir} can be written to.`,
  );
}

async function nearestParent(folder: string): Promise<string> {
  let parent = dirname(folder);
  while ((await stat(parent).catch(() => null)) === null && dirname(parent) !== parent)
    parent = dirname(parent);
  return parent;
}

const holderShape = z.object({ pid: z.number().int().positive(), host: z.string() });

/** Who holds the data folder? A lock of a process that is gone is taken over by the next start. */
export async function checkLock(dataDir: string): Promise<Finding> {
  const text = await readFile(join(dataDir, 'server.lock'), 'utf8').catch(() => null);
  if (text === null) return good('No server holds the data folder.');
  const holder = holderShape.safeParse(parsed(text));
  if (!holder.success)
    return doubtful(
      'The lock of the data folder cannot be read.',
      'The next start of the server puts it right.',
    );
  const { pid, host } = holder.data;
  if (host !== hostname()) return good(`Process ${pid} on ${host} holds the data folder.`);
  return isAlive(pid)
    ? good(`Process ${pid} holds the data folder.`)
    : doubtful(
        `Process ${pid}, which held the data folder, is gone without giving it free.`,
        'Start the server: it takes the folder over.',
      );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Is there room for what will come? */
export async function checkDisk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestParent(join(dataDir, '.')));
  const free = bavail * bsize;
  const said = `${(free / 1e9).toFixed(1)} GB are free for the data folder.`;
  const mend = 'Make room on its disk, or move the folder to a larger one while the server is stopped.';
  if (free < TOO_LITTLE_BYTES) return bad(`Only ${said} The engines stop when the disk is full.`, mend);
  return free < LITTLE_BYTES ? doubtful(`Only ${said}`, mend) : good(said);
}

/** Are the secrets of the first start for their owner alone? */
export async function checkCredentials(dataDir: string): Promise<Finding> {
  const path = join(dataDir, 'credentials.json');
  const there = await stat(path).catch(() => null);
  if (there === null)
    return good(`There is no ${path}: the first start writes it, and it may be kept elsewhere.`);
  if ((there.mode & OWNER_ONLY) !== 0)
    return bad(`${path} can be read by others: it holds a password and keys.`, `Run: chmod 600 ${path}`);
  const isJson = parsed(await readFile(path, 'utf8').catch(() => '')) !== null;
  return isJson
    ? good(`${path} is for its owner alone.`)
    : doubtful(
        `${path} is not JSON any more.`,
        'Name the token with --token, or put the file back from a copy.',
      );
}
