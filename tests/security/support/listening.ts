import { readdir, readFile, readlink } from 'node:fs/promises';

export interface Listener {
  readonly address: string;
  readonly port: number;
}

/** Addresses on which a process or a descendant of it listens for TCP, as Linux knows them. */
export async function listenersOf(pid: number): Promise<Listener[]> {
  const inodes = new Set((await Promise.all((await familyOf(pid)).map(socketsOf))).flat());
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
    .map(([, local]) => readAddress(local ?? ''));
}

async function familyOf(root: number): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = new Map<number, number>();
  for (const name of names) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = [root];
  for (const member of family)
    for (const [pid, parent] of parents) if (parent === member && !family.includes(pid)) family.push(pid);
  return family;
}

async function socketsOf(pid: number): Promise<string[]> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}

/** `0100007F:1F90` is 127.0.0.1:8080: bytes of four in the machine's order. */
function readAddress(text: string): Listener {
  const [hex = '', port = ''] = text.split(':');
  const bytes = [...hex.matchAll(/../g)].map(([byte]) => Number.parseInt(byte, 16));
  const words = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.slice(i * 4, i * 4 + 4).reverse());
  const ordered = words.flat();
  const address =
    ordered.length === 4
      ? ordered.join('.')
      : Buffer.from(ordered)
          .toString('hex')
          .replaceAll(/(.{4})(?!$)/g, '$1:');
  return { address, port: Number.parseInt(port, 16) };
}

export const isLoopback = ({ address }: Listener): boolean =>
  address.startsWith('127.') ||
  address === '0000:0000:0000:0000:0000:0000:0000:0001' ||
  address.startsWith('0000:0000:0000:0000:0000:ffff:7f');
