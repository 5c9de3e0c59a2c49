import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { type Engines, startEngines } from '../start-engines.ts';

/** A new folder for the data of one test. */
export function temporaryDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'romashka-engines-'));
}

/** Removes a data folder; a process that still writes there makes it fail. */
export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
}

/** Starts real engines whose log lines are kept in a list. */
export async function startLogged(
  dataDir: string,
): Promise<{ readonly engines: Engines; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const engines = await startEngines({
    dataDir,
    log: (level, message) => lines.push(`${level}: ${message}`),
  });
  return { engines, lines };
}

/** A client that reports refusals by throwing alone. */
export function quietClient(url: string): ClickHouseClient {
  return createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
}

/** Living processes whose command line or working folder names the data folder (Linux only). */
export async function processesOf(dataDir: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid) && Number(pid) !== process.pid) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (command.includes(dataDir)) {
        found.push(`${pid} ${command.replaceAll('\0', ' ')}`);
      }
    }
  }
  return found;
}
