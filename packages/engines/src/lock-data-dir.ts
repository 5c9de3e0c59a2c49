import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from './engine-error.ts';
import { processStarted } from './process/process-identity.ts';

/** The right of this process to the data folder. */
export interface DataDirLock {
  /** Gives the folder free; a second call does nothing. */
  readonly release: () => Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly started: string;
  /** A container has a name of its own, and process ids of its own that mean nothing outside. */
  readonly host: string;
  /** Tells this lock from any other, also of the same process. */
  readonly key: string;
}

/** The holder touches the lock this often, for those on other hosts, who cannot see its process. */
const heartbeatMs = 5000;
const silentMs = 20_000;

/** Moving a lock aside and putting it back takes far less. */
const settleMs = 50;

/** Folders that this process holds: a lock with our own pid is stale unless it is one of these. */
const held = new Set<string>();

/**
 * Takes the data folder for this process. The lock of a process that is gone is taken over, also
 * when its pid was given to another one.
 * @throws EngineError with code `DATA_DIR_IN_USE` and the pid of the holder
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(await realpath(dataDir), 'server.lock');
  const started = (await processStarted(process.pid)) ?? 'unknown';
  const mine = JSON.stringify({
    pid: process.pid,
    started,
    host: hostname(),
    key: randomBytes(8).toString('hex'),
  } satisfies Holder);
  let takenOver = false;
  while (!(await place(path, mine)) || (takenOver && !(await isSettled(path, mine)))) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && text !== mine) {
      await refuseLivingHolder(path, dataDir, text);
      await removeStale(path, text);
      takenOver = true;
    }
  }
  held.add(path);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      if (held.delete(path) && (await readFile(path, 'utf8').catch(() => undefined)) === mine) {
        await rm(path, { force: true });
      }
    },
  };
}

/** Puts the lock in place with its text in one step; false where there is one already. */
async function place(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Two that take over at once could each have moved the other's lock away: look again when it is over. */
async function isSettled(path: string, mine: string): Promise<boolean> {
  await sleep(settleMs);
  return (await readFile(path, 'utf8').catch(() => undefined)) === mine;
}

async function refuseLivingHolder(path: string, dataDir: string, text: string): Promise<void> {
  const holder = readHolder(text);
  if (holder !== undefined && (await isLiving(path, holder))) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
    throw new EngineError(
      'DATA_DIR_IN_USE',
      `The data folder ${dataDir} is in use by process ${holder.pid}${where}. Stop that one first, or use another folder.`,
      { pid: holder.pid },
    );
  }
}

function readHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

async function isLiving(path: string, holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) {
    const touched = await stat(path).catch(() => undefined);
    return touched !== undefined && Date.now() - touched.mtimeMs < silentMs;
  }
  if (holder.pid === process.pid) {
    return held.has(path);
  }
  return (await processStarted(holder.pid)) === holder.started;
}

/**
 * Removes a lock that was found stale. Another process may have done so first and put its own in
 * place: what is moved away is looked at again, and put back if it is not what was judged.
 */
async function removeStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== judged) {
    await link(aside, path).catch(() => undefined);
  }
  await rm(aside, { force: true });
}
