import { isSameProcess, type ProcessIdentity } from './process-identity.ts';
import { waitUntil } from './wait-until.ts';

/** A signal and how long to wait for the process to end before the next one. */
export interface EndingStep {
  readonly signal: NodeJS.Signals;
  readonly waitMs: number;
}

/**
 * Sends the signals in turn until the process has ended.
 * @returns false when it outlived even the last one.
 */
export async function endProcess(identity: ProcessIdentity, steps: readonly EndingStep[]): Promise<boolean> {
  for (const step of steps) {
    if (!(await isSameProcess(identity))) {
      return true;
    }
    sendSignal(identity.pid, step.signal);
    if (await waitUntil(async () => !(await isSameProcess(identity)), step.waitMs)) {
      return true;
    }
  }
  return !(await isSameProcess(identity));
}

/** Sends a signal; a process that has just ended is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
