import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineLog } from '../engine-log.ts';
import { endProcess, sendSignal } from '../process/end-process.ts';
import { commandLine, identify } from '../process/process-identity.ts';
import { waitUntil } from '../process/wait-until.ts';

/**
 * Ends what an earlier server of ours left running on this data folder: its postmaster, and
 * backends that outlived a killed postmaster (a new server refuses to start while they hold the
 * shared memory). Removes a `postmaster.pid` that nobody owns any more.
 */
export async function endOrphans(cluster: string, log: EngineLog): Promise<void> {
  const pid = await postmasterPid(cluster);
  if (pid !== undefined && (await isPostmasterOf(pid, cluster))) {
    const identity = await identify(pid);
    log('warn', 'A PostgreSQL of an earlier run is still there: ending it', { pid });
    if (identity !== undefined) {
      // Fast and clean first; then at once, which the next start recovers from; then by force.
      await endProcess(identity, [
        { signal: 'SIGINT', waitMs: 3000 },
        { signal: 'SIGQUIT', waitMs: 1000 },
        { signal: 'SIGKILL', waitMs: 3000 },
      ]);
    }
  }
  await endBackends(cluster, log);
  // A later process may have been given the pid in the file: PostgreSQL would wait for it in vain.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

async function postmasterPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** True when the process is a PostgreSQL server that was started on this data folder. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  const command = await commandLine(pid);
  return command?.includes(`postgres -D ${cluster} `) === true;
}

async function endBackends(cluster: string, log: EngineLog): Promise<void> {
  const pids = await backendsOf(cluster);
  if (pids.length === 0) {
    return;
  }
  log('warn', 'Backends of a killed PostgreSQL are still there: ending them', { pids });
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of await backendsOf(cluster)) {
      sendSignal(pid, signal);
    }
    if (await waitUntil(async () => (await backendsOf(cluster)).length === 0, 2000)) {
      return;
    }
  }
}

/** Backends rewrite their command line, but all of them work inside the data folder. */
async function backendsOf(cluster: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') {
    return [];
  }
  const folder = await realpath(cluster);
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (Number.isInteger(pid) && (await worksIn(pid, folder))) {
      found.push(pid);
    }
  }
  return found;
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd === folder && (await commandLine(pid))?.startsWith('postgres') === true;
}
