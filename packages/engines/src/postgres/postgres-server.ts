import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EngineError } from '../engine-error.ts';
import type { EngineLog } from '../engine-log.ts';
import { openEngineLog } from '../engine-log-file.ts';
import type { EngineSecrets } from '../engine-secrets.ts';
import { sendSignal } from '../process/end-process.ts';
import { type RunningProcess, type Supervised, supervise } from '../supervise.ts';
import { endOrphans } from './end-orphans.ts';
import { initialiseCluster, superuser } from './initialise-cluster.ts';
import { chooseLauncher, giveToPostgres, type Launcher, launch } from './launcher.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { chooseListening, clearListening, postgresUrl, removeListening } from './postgres-listening.ts';
import { type PostgresListening, postgresSettings } from './postgres-settings.ts';
import { appRole, databaseName, ownerRole, prepareDatabase, withClient } from './prepare-database.ts';

export interface PostgresServer {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly pid: () => number | undefined;
  readonly trouble: () => string | undefined;
  readonly stop: () => Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly logFile: string;
  readonly launcher: Launcher;
  readonly listening: PostgresListening;
  readonly secrets: EngineSecrets['postgres'];
  readonly log: EngineLog;
}

/** The start includes recovery from a crash, which replays up to `max_wal_size` of log. */
const startTimeoutMs = 120_000;

/** Starts the embedded PostgreSQL of a data folder and keeps it running until `stop`. */
export async function startPostgres(
  dataDir: string,
  secrets: EngineSecrets['postgres'],
  log: EngineLog,
): Promise<PostgresServer> {
  const launcher = await chooseLauncher(await findPostgresBinaries(), dataDir);
  const folder = await initialiseCluster(launcher, dataDir, secrets.superuserPassword);
  await giveToPostgres(launcher, folder);
  const listening = await chooseListening(launcher, dataDir);
  const logFile = join(dataDir, 'postgres.log');
  const cluster: Cluster = { folder, logFile, launcher, listening, secrets, log };
  const supervised = await supervise('PostgreSQL', log, () => startPostmaster(cluster));
  try {
    await prepareDatabase(listening, secrets);
  } catch (error) {
    await stopPostmaster(supervised);
    throw error;
  }
  return {
    databaseUrl: postgresUrl(listening, { user: appRole, password: secrets.appPassword }, databaseName),
    databaseOwnerUrl: postgresUrl(
      listening,
      { user: ownerRole, password: secrets.ownerPassword },
      databaseName,
    ),
    pid: supervised.pid,
    trouble: supervised.trouble,
    stop: async () => {
      await stopPostmaster(supervised);
      await removeListening(listening);
    },
  };
}

async function startPostmaster(cluster: Cluster): Promise<RunningProcess> {
  await endOrphans(cluster.folder, cluster.log);
  await clearListening(cluster.listening);
  const logFile = await openEngineLog(cluster.logFile);
  const logStart = (await logFile.stat()).size;
  const child = launch(
    cluster.launcher,
    cluster.launcher.binaries.postgres,
    ['-D', cluster.folder, ...postgresSettings(cluster.listening)],
    { log: logFile.fd, endWithParent: true, cwd: cluster.folder },
  );
  await logFile.close();
  const ended = endOf(child);
  const waiting = new AbortController();
  const failed = await Promise.race([untilReady(cluster, waiting.signal), ended]);
  waiting.abort();
  if (failed !== undefined || child.pid === undefined) {
    // Not by force: its children would live on for a moment and stand in the way of the next start.
    child.kill('SIGQUIT');
    await ended;
    const words = (await readFile(cluster.logFile)).subarray(logStart).toString().trim();
    throw new EngineError(
      'POSTGRES_START_FAILED',
      `PostgreSQL did not start (${failed}): ${words.slice(-2000)}`,
    );
  }
  return { pid: child.pid, ended };
}

/** Settles when the process has ended, also where it could not be started at all. */
async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal ?? `exit code ${code}`;
  } catch (error) {
    return String(error);
  }
}

/** Asks until the server answers; says what is wrong when it does not in time. */
async function untilReady(cluster: Cluster, given: AbortSignal): Promise<string | undefined> {
  const role = { user: superuser, password: cluster.secrets.superuserPassword };
  const url = postgresUrl(cluster.listening, role, 'postgres');
  const end = Date.now() + startTimeoutMs;
  while (!given.aborted) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return undefined;
    } catch (error) {
      if (isFinal(error) || Date.now() > end) {
        return String(error);
      }
    }
    await sleep(25);
  }
  return 'no longer awaited';
}

/** An answer with a code of PostgreSQL's other than "starting up" or "too many" will not change. */
function isFinal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== '57P03' && error.code !== '53300';
}

/** Asks for a fast shutdown, then for an immediate one (recovered at the next start), then ends it. */
function stopPostmaster(supervised: Supervised): Promise<void> {
  return supervised.stop(async (running) => {
    for (const [signal, waitMs] of [
      ['SIGINT', 5000],
      ['SIGQUIT', 1500],
      ['SIGKILL', 1000],
    ] as const) {
      sendSignal(running.pid, signal);
      const ended = await Promise.race([running.ended, sleep(waitMs, undefined, { ref: false })]);
      if (ended !== undefined) {
        return;
      }
    }
  });
}
