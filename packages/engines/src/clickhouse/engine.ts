import type { ChdbConnection, ChdbNative } from './chdb-native.ts';
import { createGate } from './gate.ts';

/** The engine of this process on one data folder. */
export interface Engine {
  /** Runs work on a connection that nobody else uses, after the statements of the prelude. */
  readonly withConnection: <T>(
    prelude: string,
    work: (connection: ChdbConnection) => Promise<T>,
  ) => Promise<T>;
  /** Settles when no work is left or the time is over. */
  readonly idle: () => boolean;
  readonly native: ChdbNative;
}

/**
 * Opens the data folder, which stays open as long as the process lives: the engine would stop with
 * its last connection.
 */
export function openEngine(
  native: ChdbNative,
  path: string,
  args: readonly string[],
  maxConcurrent: number,
): Engine {
  native.CreateConnection(path, args);
  const gate = createGate(maxConcurrent);
  let busy = 0;
  return {
    native,
    idle: () => busy === 0,
    withConnection: (prelude, work) =>
      gate.run(async () => {
        busy += 1;
        const connection = native.CreateConnection(path, []);
        try {
          if (prelude !== '') {
            await native.QueryAsyncConnection(connection, prelude, 'TabSeparated');
          }
          return await work(connection);
        } finally {
          native.CloseConnection(connection);
          busy -= 1;
        }
      }),
  };
}
