import type { ChdbConnection, ChdbNative } from './chdb-native.ts';
import { createGate } from './gate.ts';
import { quoteString } from './prelude.ts';

/** The engine of this process on one data folder. */
export interface Engine {
  readonly native: ChdbNative;
  /** Runs work on a connection that nobody else uses, after the statements of the prelude. */
  readonly withConnection: <T>(
    prelude: string,
    work: (connection: ChdbConnection) => Promise<T>,
  ) => Promise<T>;
  /** Asks the engine to stop statements that begin with these words; does not wait until they have. */
  readonly cancel: (beginning: string) => Promise<void>;
  /** True when no work is under way. */
  readonly isIdle: () => boolean;
}

/**
 * Opens the data folder, which stays open as long as the process lives: the engine would stop with
 * its last connection.
 * @param args of the engine as a whole and of each connection
 */
export function openEngine(
  native: ChdbNative,
  path: string,
  args: { readonly server: readonly string[]; readonly connection: readonly string[] },
  maxConcurrent: number,
): Engine {
  native.CreateConnection(path, [...args.server, ...args.connection]);
  const gate = createGate(maxConcurrent);
  let busy = 0;

  async function onConnection<T>(work: (connection: ChdbConnection) => Promise<T>): Promise<T> {
    busy += 1;
    const connection = native.CreateConnection(path, args.connection);
    try {
      return await work(connection);
    } finally {
      native.CloseConnection(connection);
      busy -= 1;
    }
  }

  return {
    native,
    isIdle: () => busy === 0,
    withConnection: (prelude, work) =>
      gate.run(() =>
        onConnection(async (connection) => {
          if (prelude !== '') {
            await native.QueryAsyncConnection(connection, prelude, 'TabSeparated');
          }
          return work(connection);
        }),
      ),
    // Not through the gate: it is there to make room. SYNC would never return.
    cancel: (beginning) =>
      onConnection(async (connection) => {
        const condition = `startsWith(query, ${quoteString(beginning)})`;
        await native.QueryAsyncConnection(connection, `KILL QUERY WHERE ${condition} ASYNC`, 'Null');
      }),
  };
}
