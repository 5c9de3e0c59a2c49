import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What tells one process from a later one that was given the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time as the operating system words it: opaque, only compared for equality. */
  readonly started: string;
}

/** True while a process with this pid exists (also when it belongs to another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a living process, or `undefined` where there is none (a zombie counts as none). */
export async function processStarted(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return ps(pid, 'lstart=');
  }
  const fields = await statFields(pid);
  // Field 3 is the state, field 22 the start time in clock ticks since boot.
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** Identity of a living process, or `undefined`. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const started = await processStarted(pid);
  return started === undefined ? undefined : { pid, started };
}

/** True while exactly this process, not a later one with its pid, still runs. */
export async function isSameProcess(identity: ProcessIdentity): Promise<boolean> {
  return (await processStarted(identity.pid)) === identity.started;
}

/** Command line of a process with its arguments joined by spaces, or `undefined` where there is none. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return ps(pid, 'command=');
  }
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return text?.replaceAll('\0', ' ').trim();
}

/** The fields of `/proc/<pid>/stat` after the command name, which may itself hold spaces and brackets. */
async function statFields(pid: number): Promise<readonly string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const result = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => undefined);
  const text = result?.stdout.trim();
  return text === '' ? undefined : text;
}
