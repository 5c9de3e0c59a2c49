import type { FastifyBaseLogger } from 'fastify';

/** Work that goes on after its request was answered. */
export interface Background {
  /** Starts work; it asks now and then whether the server is on its way down. */
  start(work: (isStopping: () => boolean) => Promise<void>): void;
  /** Tells all to stop and waits until they have. */
  stop(): Promise<void>;
}

export function openBackground(log: FastifyBaseLogger): Background {
  const running = new Set<Promise<void>>();
  let stopping = false;
  return {
    start: (work) => {
      if (stopping) return;
      const run = work(() => stopping)
        .catch((error: unknown) => log.error({ error: String(error) }, 'work in the background failed'))
        .finally(() => running.delete(run));
      running.add(run);
    },
    stop: async () => {
      stopping = true;
      await Promise.all(running);
    },
  };
}
