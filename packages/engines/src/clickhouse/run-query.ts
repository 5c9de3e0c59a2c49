import { Readable } from 'node:stream';
import type { ChdbChunk, ChdbConnection, ChdbNative } from './chdb-native.ts';
import type { Statement } from './statement.ts';

/** A result in pieces, in the format that was asked for. */
export interface QueryAnswer {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Frees the query; has to be awaited before its connection is closed, also when nothing was read. */
  readonly end: () => Promise<void>;
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly elapsed: number;
}

/** Formats in which pieces can follow one another: no head, no foot, no comma between rows. */
const streamable = new Set([
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONStringsEachRow',
  'JSONCompactStringsEachRow',
  'TabSeparated',
  'TSV',
  'TabSeparatedRaw',
  'TSVRaw',
  'CSV',
  'RowBinary',
  'Native',
  'LineAsString',
  'RawBLOB',
]);

/**
 * True where the result can be sent while it is still being made. The engine starts a stream on the
 * calling thread and runs inner queries there: only statements without such are streamed.
 */
export function isStreamable(statement: Statement, format: string): boolean {
  return statement.kind === 'rows' && statement.flat && streamable.has(format);
}

/** Runs a statement to its end and holds the whole result. */
export async function runWhole(
  native: ChdbNative,
  connection: ChdbConnection,
  sql: string,
  format: string,
): Promise<QueryAnswer> {
  const result = await native.QueryAsyncConnection(connection, sql, format);
  return { ...result, chunks: Readable.from([result.bytes]), end: async () => undefined };
}

/** Starts a query and makes its first piece, so that a query that fails at once fails here. */
export async function runStreamed(
  native: ChdbNative,
  connection: ChdbConnection,
  sql: string,
  format: string,
): Promise<QueryAnswer> {
  const stream = native.StreamQuery(connection, sql, format);
  // The engine frees a stream that is over or has failed by itself.
  let over = false;
  const fetch = (): Promise<ChdbChunk> => {
    const piece = native.StreamFetch(stream);
    piece.then(
      (found) => {
        over = found.done === true;
      },
      () => {
        over = true;
      },
    );
    return piece;
  };
  let fetching = fetch();

  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let piece = await fetching; piece.done !== true; piece = await fetching) {
      yield piece.bytes;
      fetching = fetch();
    }
  }

  async function end(): Promise<void> {
    // A reader that stops early leaves a piece in the making: the engine must not lose the stream under it.
    await fetching.catch(() => undefined);
    if (!over) {
      over = true;
      native.StreamCancel(stream);
    }
  }

  await fetching;
  return { chunks: pieces(), end, rowsRead: 0, bytesRead: 0, elapsed: 0 };
}
