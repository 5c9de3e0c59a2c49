import type { ChdbConnection, ChdbNative } from './chdb-native.ts';
import type { Statement } from './statement.ts';

/** A result in pieces, in the format that was asked for. */
export interface QueryAnswer {
  readonly chunks: AsyncIterable<Uint8Array>;
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
  return {
    chunks: (async function* whole() {
      yield result.bytes;
    })(),
    rowsRead: result.rowsRead,
    bytesRead: result.bytesRead,
    elapsed: result.elapsed,
  };
}

/**
 * Starts a query and makes its first piece, so that a query that fails at once fails here. The
 * caller has to read the pieces to the end or stop early; both free the query.
 */
export async function runStreamed(
  native: ChdbNative,
  connection: ChdbConnection,
  sql: string,
  format: string,
): Promise<QueryAnswer> {
  const stream = native.StreamQuery(connection, sql, format);
  let ended = false;
  let first: Awaited<ReturnType<ChdbNative['StreamFetch']>>;
  try {
    first = await native.StreamFetch(stream);
  } catch (error) {
    native.StreamCancel(stream);
    throw error;
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      let chunk = first;
      while (chunk.done !== true) {
        yield chunk.bytes;
        chunk = await native.StreamFetch(stream);
      }
      ended = true;
    } finally {
      if (!ended) {
        native.StreamCancel(stream);
      }
    }
  }
  return { chunks: chunks(), rowsRead: 0, bytesRead: 0, elapsed: 0 };
}
