import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EngineError } from '../engine-error.ts';
import { binariesIn, type PostgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);

/** How PostgreSQL programs are started: PostgreSQL refuses to run as root. */
export interface Launcher {
  readonly kind: 'plain' | 'user-namespace' | 'other-user';
  readonly binaries: PostgresBinaries;
  /** The user that the programs run as, seen from here; `undefined` where it is our own. */
  readonly uid: number | undefined;
  /** Words that go before the program, as in `unshare ... <program>`. */
  readonly prefix: readonly string[];
  /** Words that additionally go before a server that is to end with us. */
  readonly endWithParent: readonly string[];
}

/** The account that the programs get where they cannot run as we do. */
const unprivilegedUid = 1000;

/**
 * Finds a way of starting PostgreSQL here and tries it.
 * Fails only as root, where neither a user namespace nor another user works.
 */
export async function chooseLauncher(binaries: PostgresBinaries, dataDir: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) {
    return {
      kind: 'plain',
      binaries,
      uid: undefined,
      prefix: [],
      endWithParent: await parentDeathPrefix([]),
    };
  }
  return (await userNamespace(binaries)) ?? otherUser(binaries, dataDir);
}

/** Starts a PostgreSQL program; the environment holds nothing of ours. */
export function launch(
  launcher: Launcher,
  program: string,
  args: readonly string[],
  options: { readonly log: number; readonly endWithParent?: boolean; readonly cwd: string },
): ChildProcess {
  const words = [
    ...launcher.prefix,
    ...(options.endWithParent === true ? launcher.endWithParent : []),
    program,
    ...args,
  ];
  const [command = '', ...rest] = words;
  return spawn(command, rest, {
    cwd: options.cwd,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', options.log, options.log],
    // Its own group: Ctrl+C in a terminal reaches us alone, and we end the engines in order.
    detached: true,
    ...(launcher.uid === undefined ? {} : { uid: launcher.uid, gid: launcher.uid }),
  });
}

/**
 * Gives a file or a folder with all it holds to the user that PostgreSQL runs as. Where it is that
 * user's already, or where we have no right to give, nothing is done.
 */
export async function giveToPostgres(launcher: Launcher, path: string): Promise<void> {
  const owner = launcher.uid ?? process.getuid?.();
  if (process.getuid?.() === 0 && owner !== undefined && (await stat(path)).uid !== owner) {
    await run('chown', ['-R', `${owner}:${owner}`, path]);
  }
}

/** A namespace in which we are another user: files stay ours, nothing is copied. */
async function userNamespace(binaries: PostgresBinaries): Promise<Launcher | undefined> {
  const prefix = [
    'unshare',
    '--user',
    `--map-user=${unprivilegedUid}`,
    `--map-group=${unprivilegedUid}`,
  ] as const;
  const [command, ...args] = prefix;
  // Containers often forbid it: only a trial tells.
  const works = await run(command, [...args, binaries.postgres, '--version']).then(
    () => true,
    () => false,
  );
  return works
    ? {
        kind: 'user-namespace',
        binaries,
        uid: undefined,
        prefix,
        endWithParent: await parentDeathPrefix(prefix),
      }
    : undefined;
}

async function otherUser(binaries: PostgresBinaries, dataDir: string): Promise<Launcher> {
  // Others may pass through the data folder; what lies in it keeps its own, closed permissions.
  await chmod(dataDir, 0o711);
  for (const candidate of [binaries, binariesIn(join(dataDir, 'postgres-bin'))]) {
    if (candidate !== binaries) {
      await copyBinaries(binaries, candidate.root);
    }
    const credentials = { uid: unprivilegedUid, gid: unprivilegedUid };
    const works = await run('test', ['-x', dataDir], credentials)
      .then(() => run(candidate.postgres, ['--version'], credentials))
      .then(
        () => true,
        () => false,
      );
    if (works) {
      return {
        kind: 'other-user',
        binaries: candidate,
        uid: unprivilegedUid,
        prefix: [],
        endWithParent: await parentDeathPrefix([], credentials),
      };
    }
  }
  throw new EngineError(
    'POSTGRES_ROOT_REFUSED',
    'PostgreSQL refuses to run as root, and neither a user namespace (unshare --user) nor user ' +
      `${unprivilegedUid} works here. Start Romashka as an ordinary user, put the data folder where user ` +
      `${unprivilegedUid} can reach it, or set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}

/** Copies the installation to where the other user reaches it; a finished copy is kept. */
async function copyBinaries(binaries: PostgresBinaries, target: string): Promise<void> {
  const wanted = (await stat(binaries.postgres)).size;
  const present = await stat(binariesIn(target).postgres).catch(() => undefined);
  const complete = present?.size === wanted && (await readdir(target)).includes('lib');
  if (!complete) {
    await rm(target, { recursive: true, force: true });
    await cp(binaries.root, target, { recursive: true, verbatimSymlinks: true });
  }
}

/** Words that make a program get SIGINT (PostgreSQL: a fast, clean stop) when we die; none where unknown. */
async function parentDeathPrefix(
  prefix: readonly string[],
  credentials: { readonly uid?: number; readonly gid?: number } = {},
): Promise<readonly string[]> {
  const words = ['setpriv', '--pdeathsig', 'INT'];
  const [command = '', ...args] = [...prefix, ...words, 'true'];
  return run(command, args, credentials).then(
    () => words,
    () => [],
  );
}
