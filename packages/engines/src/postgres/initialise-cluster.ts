import { once } from 'node:events';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../engine-error.ts';
import { giveToPostgres, type Launcher, launch } from './launcher.ts';

/** Name of the superuser of the embedded server; only this package uses it. */
export const superuser = 'postgres';

interface InitdbFiles {
  readonly passwordFile: string;
  readonly logFile: string;
}

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
  await removeUnfinished(dataDir);
  // A name of its own: an initdb whose parent was killed must not write into the folder of the next.
  const unfinished = await mkdtemp(join(dataDir, unfinishedPrefix));
  const files = { passwordFile: `${unfinished}.password`, logFile: `${unfinished}.log` };
  await writeFile(files.passwordFile, superuserPassword, { mode: 0o600, flag: 'wx' });
  await giveToPostgres(launcher, files.passwordFile);
  await initialiseWithLocale(launcher, unfinished, files);
  await rename(unfinished, cluster);
  await removeUnfinished(dataDir);
  return cluster;
}

const unfinishedPrefix = 'postgres.new-';

async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(unfinishedPrefix)) {
      await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/**
 * Sorting, letter case and regular expressions come from PostgreSQL itself. Only what a letter is,
 * for trigrams and text search, is still asked of the system: under plain `C` no Cyrillic sign is
 * one. The names under which systems have UTF-8, the last being that of older macOS.
 */
const letterLocales = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'ru_RU.UTF-8', 'UTF-8'];

async function initialiseWithLocale(launcher: Launcher, cluster: string, files: InitdbFiles): Promise<void> {
  let words = '';
  for (const locale of letterLocales) {
    await rm(cluster, { recursive: true, force: true });
    await mkdir(cluster, { mode: 0o700 });
    await giveToPostgres(launcher, cluster);
    if (await runInitdb(launcher, cluster, files, locale)) {
      return;
    }
    words = (await readFile(files.logFile, 'utf8')).trim();
    if (!words.includes('invalid locale name')) {
      break;
    }
  }
  throw new EngineError('POSTGRES_START_FAILED', `initdb failed: ${words.slice(-2000)}`);
}

async function runInitdb(
  launcher: Launcher,
  cluster: string,
  files: InitdbFiles,
  letterLocale: string,
): Promise<boolean> {
  const log = await open(files.logFile, 'w', 0o600);
  const args = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${files.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Part of PostgreSQL itself: the same order and the same letter case on every machine, for
    // Cyrillic as well, and no index that breaks when the system's libraries change.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${letterLocale}`,
  ];
  try {
    const child = launch(launcher, launcher.binaries.initdb, args, {
      log: log.fd,
      endWithParent: true,
      cwd: cluster,
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  } finally {
    await log.close();
  }
}
