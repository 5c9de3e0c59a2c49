import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineLog } from './engine-log.ts';

/** A running engine process. */
export interface RunningProcess {
  readonly pid: number;
  /** Settles when the process has ended, with what is known about the end. */
  readonly ended: Promise<string>;
}

/** An engine that is started again when it ends without being asked to. */
export interface Supervised {
  /** The process of this moment; `undefined` while it is being started again. */
  readonly pid: () => number | undefined;
  /** What keeps it from running at this moment; `undefined` while it runs. */
  readonly trouble: () => string | undefined;
  /** Ends it for good with the given function, which gets the running process. */
  readonly stop: (end: (running: RunningProcess) => Promise<void>) => Promise<void>;
}

/** Pauses before the first, second, ... attempt to start again, in milliseconds; the last repeats. */
const pausesMs = [100, 200, 500, 1000, 2000, 5000];

/** A process that ran this long counts as sound: the pauses begin anew after it. */
const soundAfterMs = 30_000;

/**
 * Starts an engine and starts it again whenever it ends unasked. Fails when the first start fails.
 * @param start must leave nothing behind when it fails
 */
export async function supervise(
  name: string,
  log: EngineLog,
  start: () => Promise<RunningProcess>,
): Promise<Supervised> {
  let running: RunningProcess | undefined = await start();
  let trouble: string | undefined;
  const stopping = new AbortController();

  let attempt = 0;

  async function startAgain(): Promise<RunningProcess | undefined> {
    while (!stopping.signal.aborted) {
      const pause = pausesMs[Math.min(attempt, pausesMs.length - 1)];
      attempt += 1;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) {
        return undefined;
      }
      try {
        const next = await start();
        log('info', `${name} runs again`, { pid: next.pid });
        return next;
      } catch (error) {
        trouble = `restart failed: ${error instanceof Error ? error.message : String(error)}`;
        log('error', `${name} could not be started again`, { attempt, error: trouble });
      }
    }
    return undefined;
  }

  async function watch(): Promise<void> {
    while (running !== undefined) {
      const since = Date.now();
      const how = await running.ended;
      if (stopping.signal.aborted) {
        return;
      }
      running = undefined;
      const ranMs = Date.now() - since;
      attempt = ranMs > soundAfterMs ? 0 : attempt;
      trouble = `ended (${how}), starting again`;
      log('error', `${name} ended unexpectedly: starting it again`, { how, ranMs });
      running = await startAgain();
      if (stopping.signal.aborted) {
        return;
      }
      trouble = running === undefined ? trouble : undefined;
    }
  }

  const watching = watch();
  return {
    pid: () => running?.pid,
    trouble: () => trouble,
    stop: async (end) => {
      stopping.abort();
      if (running === undefined) {
        // A start may be under way: what it brings up has to be ended as well.
        await watching;
      }
      if (running !== undefined) {
        await end(running);
      }
      await watching;
      running = undefined;
    },
  };
}
