import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A finished sync of a file of PostgreSQL's write-ahead log; times in ms since 1970. */
export interface WalSync {
  readonly begun: number;
  readonly ended: number;
}

/** Why the system calls of another process cannot be watched here; null where they can. */
export function whyNoTrace(): string | null {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true']);
  if (tried.error !== undefined) return 'strace is not installed';
  return tried.status === 0 ? null : 'strace may not trace here';
}

/** Watches a PostgreSQL server with all its processes, those to come included, until `stop`. */
export async function traceSyncs(
  postmaster: number,
  file: string,
): Promise<{ stop: () => Promise<WalSync[]> }> {
  const pids = [postmaster, ...childrenOf(postmaster)];
  const child = spawn(
    'strace',
    [
      '-f',
      '-q',
      '-ttt',
      '-T',
      '-y',
      '-e',
      'trace=fsync,fdatasync',
      '-o',
      file,
      ...pids.flatMap((pid) => ['-p', `${pid}`]),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await untilTraced(child, pids);
  return {
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      return readSyncs(readFileSync(file, 'utf8'));
    },
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statusOf(pid, 'PPid')) === parent);
}

function statusOf(pid: number, field: string): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(status)?.[1];
  } catch {
    return undefined;
  }
}

async function untilTraced(child: ChildProcess, pids: readonly number[]): Promise<void> {
  const until = Date.now() + 10_000;
  const isTraced = (pid: number): boolean => {
    const tracer = statusOf(pid, 'TracerPid');
    return tracer === undefined || tracer === String(child.pid);
  };
  while (!pids.every(isTraced)) {
    if (Date.now() > until || child.exitCode !== null)
      throw new Error('strace could not attach to PostgreSQL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Reads strace's lines: whole calls, and calls that were interrupted by another process's line and resumed. */
export function readSyncs(trace: string): WalSync[] {
  const begunBy = new Map<string, number>();
  return trace.split('\n').flatMap((line) => {
    const [, pid = '', at = '', call = ''] = /^(\d+)\s+(\d+\.\d+)\s+(.*)$/.exec(line) ?? [];
    if (call.includes('/pg_wal/')) begunBy.set(pid, Number(at) * 1_000);
    if (call.endsWith('<unfinished ...>')) return [];
    const begun = begunBy.get(pid);
    begunBy.delete(pid);
    const lasted = /=\s0\s<(\d+\.\d+)>$/.exec(call)?.[1];
    return begun === undefined || lasted === undefined
      ? []
      : [{ begun, ended: begun + Number(lasted) * 1_000 }];
  });
}
