import { readdirSync, readFileSync } from 'node:fs';
import type { Product } from '../../tests/product.ts';

/** Figures of the server process, as it tells them itself. */
export interface ProcessFigures {
  readonly cpuSeconds: number;
  readonly residentMb: number;
  readonly outboxRows: number;
}

export async function readProcess(product: Product): Promise<ProcessFigures> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}(?:\\{\\})? ([\\d.e+]+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    residentMb: figure('process_resident_memory_bytes') / 1024 ** 2,
    outboxRows: figure('romashka_outbox_rows'),
  };
}

/** CPU seconds used so far by each part of the product and by this process, the load. */
export interface CpuByPart {
  readonly server: number;
  readonly postgres: number;
  readonly facts: number;
  readonly load: number;
}

/** Reads /proc; null where there is none. What a process's ended children used counts as its own. */
export function readCpu(product: Product): CpuByPart | null {
  const server = product.child.pid;
  if (process.platform !== 'linux' || server === undefined) return null;
  const own = process.cpuUsage();
  const sum = { server: 0, postgres: 0, facts: 0 };
  for (const one of descendants(server)) {
    const part = one.pid === server ? 'server' : one.command.includes('postgres') ? 'postgres' : 'facts';
    sum[part] += one.cpuSeconds;
  }
  return { ...sum, load: (own.user + own.system) / 1e6 };
}

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly cpuSeconds: number;
}

/** A process and all below it. */
function descendants(root: number): RunningProcess[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : [],
  );
  const found = all.filter((one) => one.pid === root);
  for (const parent of found) found.push(...all.filter((one) => one.parent === parent.pid));
  return found;
}

/** Ticks of /proc are hundredths of a second on every Linux. */
const TICKS = 100;

function readStat(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    // The name in brackets may hold blanks; what follows it does not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { pid, parent: Number(fields[1]), command, cpuSeconds: ticks / TICKS };
  } catch {
    return null;
  }
}
