import { createRequire } from 'node:module';

/** A connection of its own state (database, settings, parameters) to the one engine of the process. */
export type ChdbConnection = { readonly __chdbConnection: unique symbol };

export type ChdbStream = { readonly __chdbStream: unique symbol };

export interface ChdbQueryResult {
  readonly bytes: Uint8Array;
  /** Seconds. */
  readonly elapsed: number;
  readonly rowsRead: number;
  readonly bytesRead: number;
}

export interface ChdbInsertResult {
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly elapsed: number;
}

export type ChdbChunk =
  | { readonly done: true }
  | { readonly done?: false; readonly bytes: Uint8Array; readonly numRows: number };

/**
 * The part of chDB's native binding that we use. chDB's own `Session` sits on the same calls, but it
 * runs one query with parameters at a time in the whole process, and puts off closing a connection
 * while any other works; we need neither, as each request has a connection to itself.
 */
export interface ChdbNative {
  CreateConnection(path: string, args: readonly string[]): ChdbConnection;
  CloseConnection(connection: ChdbConnection): void;
  QueryAsyncConnection(connection: ChdbConnection, sql: string, format: string): Promise<ChdbQueryResult>;
  InsertRawAsyncConnection(
    connection: ChdbConnection,
    prefix: string,
    data: Buffer,
    countLines: boolean,
  ): Promise<ChdbInsertResult>;
  StreamQuery(connection: ChdbConnection, sql: string, format: string): ChdbStream;
  StreamFetch(stream: ChdbStream): Promise<ChdbChunk>;
  StreamCancel(stream: ChdbStream): void;
}

/** Loads chDB's library into this process (about 0.1 s); fails where there is none for the platform. */
export function loadChdb(): ChdbNative {
  const libc = process.platform === 'linux' ? '-gnu' : '';
  // The library's package is a dependency of chdb's: it is looked up from there.
  const fromChdb = createRequire(createRequire(import.meta.url).resolve('chdb/package.json'));
  return fromChdb(`@chdb/lib-${process.platform}-${process.arch}${libc}`) as ChdbNative;
}
