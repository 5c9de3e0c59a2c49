import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rm, rmdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveToPostgres, type Launcher } from './launcher.ts';
import { type PostgresListening, socketPort } from './postgres-settings.ts';

/** The longest path that a socket address holds on Linux, without its closing zero. */
const maxSocketPath = 107;

/** The shortest of them is that of macOS. */
const maxSocketPathMac = 103;

/**
 * A socket in a folder of the temporary directory that only we can enter, named after the data
 * folder; where its path is too long or the folder is not ours, a free port of this machine.
 */
export async function chooseListening(launcher: Launcher, dataDir: string): Promise<PostgresListening> {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  const folder = join(tmpdir(), `romashka-${hash}`);
  const path = join(folder, `.s.PGSQL.${socketPort}`);
  const limit = process.platform === 'darwin' ? maxSocketPathMac : maxSocketPath;
  if (Buffer.byteLength(path) <= limit && (await prepareFolder(launcher, folder))) {
    return { kind: 'socket', folder };
  }
  return { kind: 'tcp', port: await freePort() };
}

/** Address of the embedded database for one role. */
export function postgresUrl(
  listening: PostgresListening,
  role: { readonly user: string; readonly password: string },
  database: string,
): string {
  const credentials = `${role.user}:${role.password}`;
  return listening.kind === 'socket'
    ? `postgresql://${credentials}@/${database}?host=${encodeURIComponent(listening.folder)}`
    : `postgresql://${credentials}@127.0.0.1:${listening.port}/${database}`;
}

/**
 * Removes the socket and its lock that a killed server left. PostgreSQL itself takes the lock for
 * valid as long as any process has the pid in it: one that came later, or a killed one whose end
 * nobody has asked for. To be called only when no server of the data folder runs.
 */
export async function clearListening(listening: PostgresListening): Promise<void> {
  if (listening.kind === 'socket') {
    const socket = join(listening.folder, `.s.PGSQL.${socketPort}`);
    await rm(`${socket}.lock`, { force: true });
    await rm(socket, { force: true });
  }
}

/** Removes the socket's folder when its server has ended; what else may lie in it keeps it. */
export async function removeListening(listening: PostgresListening): Promise<void> {
  if (listening.kind === 'socket') {
    await rmdir(listening.folder).catch(() => undefined);
  }
}

/** Makes the folder ours alone; false where someone else's folder or a link lies in its place. */
async function prepareFolder(launcher: Launcher, folder: string): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const found = await lstat(folder).catch(() => undefined);
  const mine = process.getuid?.();
  if (found?.isDirectory() !== true || (found.uid !== mine && found.uid !== launcher.account?.uid)) {
    return false;
  }
  await chmod(folder, 0o700);
  await giveToPostgres(launcher, folder);
  return true;
}

/** A port of this machine that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('The probe for a free port has no address')),
      );
    });
  });
}
