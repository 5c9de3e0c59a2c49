import type { Readable } from 'node:stream';
import type { ChdbConnection, ChdbNative } from './chdb-native.ts';
import type { Statement } from './statement.ts';

/** What came of an insert, summed over its parts. */
export interface InsertResult {
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly elapsed: number;
}

/** In these formats a raw line break always ends a row, so rows can be handed on in parts. */
const lineFormats = new Set([
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONStringsEachRow',
  'TabSeparated',
  'TSV',
]);

/** Rows are handed to the engine in parts of about this size; up to it an insert is one piece. */
const partBytes = 64 * 1024 * 1024;

const lineBreak = 0x0a;

/**
 * Reads rows from a stream and inserts them. Up to 64 MB the insert is whole or nothing, as in
 * ClickHouse; more is handed on in parts, of which those before a fault stay.
 */
export async function runInsert(
  native: ChdbNative,
  connection: ChdbConnection,
  sql: string,
  statement: Statement,
  rows: Readable,
): Promise<InsertResult> {
  // The rows begin after the line of the statement.
  const prefix = `${sql.trimEnd()}\n`;
  const inParts = statement.format !== undefined && lineFormats.has(statement.format);
  let result: InsertResult = { rowsWritten: 0, bytesWritten: 0, elapsed: 0 };
  let chunks: Buffer[] = [];
  let size = 0;

  async function handOn(data: Buffer): Promise<void> {
    const part = await native.InsertRawAsyncConnection(connection, prefix, data, false);
    result = {
      rowsWritten: result.rowsWritten + part.rowsWritten,
      bytesWritten: result.bytesWritten + part.bytesWritten,
      elapsed: result.elapsed + part.elapsed,
    };
  }

  for await (const chunk of rows as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (inParts && size >= partBytes && chunk.includes(lineBreak)) {
      const whole = Buffer.concat(chunks, size);
      const cut = whole.lastIndexOf(lineBreak) + 1;
      await handOn(whole.subarray(0, cut));
      chunks = [whole.subarray(cut)];
      size = whole.length - cut;
    }
  }
  if (size > 0) {
    await handOn(Buffer.concat(chunks, size));
  }
  return result;
}
