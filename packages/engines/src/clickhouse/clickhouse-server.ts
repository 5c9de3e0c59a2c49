import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../engine-error.ts';
import type { EngineLog } from '../engine-log.ts';
import { openEngineLog } from '../engine-log-file.ts';
import type { EngineSecrets } from '../engine-secrets.ts';
import { endProcess, sendSignal } from '../process/end-process.ts';
import { commandLine, identify } from '../process/process-identity.ts';
import { type RunningProcess, supervise } from '../supervise.ts';
import type { ChildOrders, ChildReport } from './child-messages.ts';

export interface ClickhouseServer {
  readonly clickhouseUrl: string;
  readonly pid: () => number | undefined;
  readonly trouble: () => string | undefined;
  readonly stop: () => Promise<void>;
}

const childScript = fileURLToPath(new URL('../chdb-child.ts', import.meta.url));

/** Opening a large data folder loads the marks of all its parts. */
const startTimeoutMs = 120_000;

/** Starts the embedded ClickHouse of a data folder and keeps it running, on one port, until `stop`. */
export async function startClickhouse(
  dataDir: string,
  credentials: EngineSecrets['clickhouse'],
  log: EngineLog,
): Promise<ClickhouseServer> {
  const folder = join(dataDir, 'clickhouse');
  const backupFolder = join(dataDir, 'backups');
  const pidFile = join(dataDir, 'clickhouse.pid');
  let port = 0;
  const supervised = await supervise('ClickHouse', log, async () => {
    await endOrphan(pidFile, folder, log);
    const started = await startChild(dataDir, { folder, backupFolder, pidFile, port, credentials });
    port = started.port;
    return started;
  });
  return {
    clickhouseUrl: `http://${credentials.user}:${credentials.password}@127.0.0.1:${port}/romashka`,
    pid: supervised.pid,
    trouble: supervised.trouble,
    stop: () =>
      supervised.stop(async (running) => {
        for (const [signal, waitMs] of [
          ['SIGTERM', 6000],
          ['SIGKILL', 1000],
        ] as const) {
          sendSignal(running.pid, signal);
          const ended = await Promise.race([running.ended, sleep(waitMs, undefined, { ref: false })]);
          if (ended !== undefined) {
            return;
          }
        }
      }),
  };
}

async function startChild(
  dataDir: string,
  orders: ChildOrders,
): Promise<RunningProcess & { readonly port: number }> {
  const logPath = join(dataDir, 'clickhouse.log');
  const log = await openEngineLog(logPath);
  const logStart = (await log.stat()).size;
  // The folder is an argument so that a later start recognises the process.
  const child = fork(childScript, [orders.folder], {
    execArgv: [],
    env: { UV_THREADPOOL_SIZE: '48', TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
    serialization: 'json',
  });
  await log.close();
  const ended = once(child, 'exit').then(
    ([code, signal]) => String(signal ?? `exit code ${code}`),
    (error: unknown) => String(error),
  );
  // A child that dies at once breaks the channel: its end is what we wait for anyway.
  child.on('error', () => undefined);
  child.send(orders, () => undefined);
  const report = await Promise.race([
    firstReport(child),
    ended,
    sleep(startTimeoutMs, undefined, { ref: false }),
  ]);
  if (typeof report === 'object' && report.kind === 'ready' && child.pid !== undefined) {
    return { pid: child.pid, ended, port: report.port };
  }
  child.kill('SIGKILL');
  await ended;
  const reason =
    typeof report === 'object' && report.kind === 'failed' ? report.message : (report ?? 'no answer');
  const words = (await readFile(logPath)).subarray(logStart).toString().trim();
  throw new EngineError(
    'CLICKHOUSE_START_FAILED',
    `ClickHouse did not start: ${reason}. ${words.slice(-2000)}`,
  );
}

function firstReport(child: ChildProcess): Promise<ChildReport> {
  return once(child, 'message').then(([message]) => message as ChildReport);
}

/** Ends a child that a killed parent left: two engines on one folder are refused. */
async function endOrphan(pidFile: string, folder: string, log: EngineLog): Promise<void> {
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  if (!Number.isInteger(pid) || pid === process.pid) {
    return;
  }
  const command = await commandLine(pid);
  const identity = await identify(pid);
  if (identity !== undefined && command?.endsWith(`chdb-child.ts ${folder}`) === true) {
    log('warn', 'A ClickHouse of an earlier run is still there: ending it', { pid });
    await endProcess(identity, [
      { signal: 'SIGTERM', waitMs: 2000 },
      { signal: 'SIGKILL', waitMs: 3000 },
    ]);
  }
}
