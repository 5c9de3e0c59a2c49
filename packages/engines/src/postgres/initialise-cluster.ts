import { once } from 'node:events';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../engine-error.ts';
import { giveToPostgres, type Launcher, launch } from './launcher.ts';

/** Name of the superuser of the embedded server; only this package uses it. */
export const superuser = 'postgres';

/**
 * Makes the data folder of a new server at `<dataDir>/postgres`, once. It is made beside and moved
 * there when complete, so that a start that was interrupted is simply made again.
 */
export async function initialiseCluster(
  launcher: Launcher,
  dataDir: string,
  superuserPassword: string,
): Promise<string> {
  const cluster = join(dataDir, 'postgres');
  if ((await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) !== undefined) {
    return cluster;
  }
  const unfinished = join(dataDir, 'postgres.new');
  const passwordFile = join(dataDir, 'postgres.password');
  const logFile = join(dataDir, 'initdb.log');
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveToPostgres(launcher, unfinished);
  await writeFile(passwordFile, superuserPassword, { mode: 0o600, flag: 'wx' });
  await giveToPostgres(launcher, passwordFile);
  try {
    await runInitdb(launcher, unfinished, passwordFile, logFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster);
  await rm(logFile, { force: true });
  return cluster;
}

async function runInitdb(
  launcher: Launcher,
  cluster: string,
  passwordFile: string,
  logFile: string,
): Promise<void> {
  const log = await open(logFile, 'w', 0o600);
  const args = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Part of PostgreSQL itself: the same order and the same letter case on every machine, for
    // Cyrillic as well, and no index that breaks when the system's libraries change.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  try {
    const child = launch(launcher, launcher.binaries.initdb, args, { log: log.fd, cwd: cluster });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
      throw new EngineError(
        'POSTGRES_START_FAILED',
        `initdb failed (exit ${code}): ${(await readFile(logFile, 'utf8')).trim().slice(-2000)}`,
      );
    }
  } finally {
    await log.close();
  }
}
