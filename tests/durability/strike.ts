import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from '../product.ts';
import type { Chance } from './random.ts';

/** What is killed: one process, or all of them at once as when the power goes. */
export const TARGETS = ['server', 'postmaster', 'backend', 'facts', 'everything'] as const;
export type Target = (typeof TARGETS)[number];

/** Kills with SIGKILL, which none of them can notice. Answers false where the target is not there at this moment. */
export function strike(product: Product, target: Target, chance: Chance): boolean {
  const pids = pidsOf(product, target, chance);
  if (pids === null) return false;
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return false;
    }
  }
  return true;
}

function pidsOf(product: Product, target: Target, chance: Chance): number[] | null {
  const server = product.child.pid;
  const postmaster = pidIn(join(product.dataDir, 'postgres', 'postmaster.pid'));
  const facts = pidIn(join(product.dataDir, 'clickhouse.pid'));
  switch (target) {
    case 'server':
      return server === undefined ? null : [server];
    case 'postmaster':
      return postmaster === null ? null : [postmaster];
    case 'facts':
      return facts === null ? null : [facts];
    case 'backend': {
      const backends = postmaster === null ? [] : clientBackends(postmaster);
      return backends.length === 0 ? null : [chance.pick(backends)];
    }
    case 'everything':
      return server === undefined || postmaster === null || facts === null
        ? null
        : [server, postmaster, facts];
  }
}

/** How many connections to PostgreSQL the product holds open. */
export function openConnections(product: Product): number {
  const postmaster = pidIn(join(product.dataDir, 'postgres', 'postmaster.pid'));
  return postmaster === null ? 0 : clientBackends(postmaster).length;
}

/** The process of a pid file, where it lives. */
function pidIn(path: string): number | null {
  if (!existsSync(path)) return null;
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  return Number.isInteger(pid) && pid > 1 && existsSync(`/proc/${pid}/cmdline`) ? pid : null;
}

/** The processes of PostgreSQL that serve the application, as they title themselves. */
function clientBackends(postmaster: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
        const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(parent) === postmaster && title.includes('romashka_app');
      } catch {
        return false;
      }
    });
}
