import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, cp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EngineError } from '../engine-error.ts';
import { binariesIn, type PostgresBinaries } from './postgres-binaries.ts';
import { type Account, isNamed, unprivilegedAccount } from './unprivileged-account.ts';

const run = promisify(execFile);

/** How PostgreSQL programs are started: PostgreSQL refuses to run as root. */
export interface Launcher {
  readonly kind: 'plain' | 'user-namespace' | 'other-user';
  readonly binaries: PostgresBinaries;
  /** The user that the programs run as, seen from here; `undefined` where it is our own. */
  readonly account: Account | undefined;
  /** Words that go before the program, as in `unshare ... <program>`. */
  readonly prefix: readonly string[];
  /** Words that additionally go before a server that is to end with us. */
  readonly endWithParent: readonly string[];
}

/**
 * Finds a way of starting PostgreSQL here and tries it: as we are, if that is an ordinary user; in a
 * namespace where we are one; as another user.
 */
export async function chooseLauncher(binaries: PostgresBinaries, dataDir: string): Promise<Launcher> {
  const mine = process.getuid?.() ?? -1;
  const plain: Launcher = {
    kind: 'plain',
    binaries,
    account: undefined,
    prefix: [],
    endWithParent: await parentDeathPrefix([]),
  };
  // The accounts of macOS are not in a file: whoever runs this there has a name.
  if (mine !== 0 && (process.platform !== 'linux' || (await isNamed(mine)))) {
    return plain;
  }
  const account = await unprivilegedAccount();
  if (account !== undefined) {
    const launcher =
      (await userNamespace(binaries, account)) ??
      (mine === 0 ? await otherUser(binaries, dataDir, account) : undefined);
    if (launcher !== undefined) {
      return launcher;
    }
  }
  throw new EngineError(
    'POSTGRES_ROOT_REFUSED',
    `PostgreSQL refuses to run as ${mine === 0 ? 'root' : `user ${mine}, who has no name in /etc/passwd`}, ` +
      'and no other way works here: neither a user namespace (unshare --user) nor another user who can reach ' +
      `${dataDir}. Start Romashka as an ordinary user, put the data folder where others may pass through, ` +
      'or set DATABASE_URL to a PostgreSQL server of your own.',
  );
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
    ...launcher.account,
  });
}

/**
 * Gives a file or a folder with all it holds to the user that PostgreSQL runs as. Where it is that
 * user's already, or where we have no right to give, nothing is done.
 */
export async function giveToPostgres(launcher: Launcher, path: string): Promise<void> {
  const owner = launcher.account ?? { uid: process.getuid?.(), gid: process.getgid?.() };
  if (process.getuid?.() === 0 && (await stat(path)).uid !== owner.uid) {
    await run('chown', ['-R', `${owner.uid}:${owner.gid}`, path]);
  }
}

/** A namespace in which we are another user: files stay ours, nothing is copied. */
async function userNamespace(binaries: PostgresBinaries, account: Account): Promise<Launcher | undefined> {
  const prefix = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`];
  // Containers often forbid it: only a trial tells.
  if (!(await succeeds([...prefix, binaries.postgres, '--version'], {}))) {
    return undefined;
  }
  const endWithParent = await parentDeathPrefix(prefix);
  return { kind: 'user-namespace', binaries, account: undefined, prefix, endWithParent };
}

async function otherUser(
  binaries: PostgresBinaries,
  dataDir: string,
  account: Account,
): Promise<Launcher | undefined> {
  // Others may pass through the data folder; what lies in it keeps its own, closed permissions.
  await chmod(dataDir, 0o711);
  if (!(await succeeds(['test', '-x', dataDir], account))) {
    return undefined;
  }
  const copy = binariesIn(join(dataDir, 'postgres-bin'));
  const reachable = await succeeds([binaries.postgres, '--version'], account);
  if (!reachable) {
    await copyBinaries(binaries, copy.root);
  }
  return {
    kind: 'other-user',
    binaries: reachable ? binaries : copy,
    account,
    prefix: [],
    endWithParent: await parentDeathPrefix([], account),
  };
}

/** Copies the installation to where the other user reaches it; a finished copy is kept. */
async function copyBinaries(binaries: PostgresBinaries, target: string): Promise<void> {
  const wanted = await stat(binaries.postgres);
  const present = await stat(binariesIn(target).postgres).catch(() => undefined);
  if (present?.size !== wanted.size) {
    const unfinished = `${target}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
  }
}

/** Words that make a program get SIGINT (PostgreSQL: a fast, clean stop) when we die; none where unknown. */
async function parentDeathPrefix(
  prefix: readonly string[],
  account: Account | Record<string, never> = {},
): Promise<readonly string[]> {
  const words = ['setpriv', '--pdeathsig', 'INT'];
  return (await succeeds([...prefix, ...words, 'true'], account)) ? words : [];
}

async function succeeds(
  words: readonly string[],
  account: Account | Record<string, never>,
): Promise<boolean> {
  const [command = '', ...args] = words;
  return run(command, args, account).then(
    () => true,
    () => false,
  );
}
