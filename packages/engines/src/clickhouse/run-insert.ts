import type { Readable } from 'node:stream';
import type { ChdbInsertResult } from './chdb-native.ts';
import { failure } from './clickhouse-failure.ts';
import type { DoorRequest } from './door-request.ts';
import type { Engine } from './engine.ts';
import { prelude } from './prelude.ts';
import type { Statement } from './statement.ts';

/** In these formats a raw line break always ends a row, so rows can be handed on in parts. */
const lineFormats = new Set([
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONStringsEachRow',
  'JSONCompactStringsEachRow',
  'TabSeparated',
  'TSV',
]);

/** Rows are handed to the engine in parts of about this size; up to it an insert is one statement. */
const partBytes = 64 * 1024 * 1024;

/** An insert that cannot be cut has to fit into memory several times. */
const maxBytes = 1024 * 1024 * 1024;

const lineBreak = 0x0a;

const nothing: ChdbInsertResult = { rowsWritten: 0, bytesWritten: 0, elapsed: 0 };

/**
 * Reads rows from a stream and inserts them. Up to 64 MB they are one statement; more is handed on
 * in several, of which those before a fault stay. A stream that breaks off inserts nothing of the
 * part that was being read.
 */
export async function runInsert(
  engine: Engine,
  asked: DoorRequest,
  statement: Statement,
  rows: Readable,
): Promise<ChdbInsertResult> {
  const sql = asked.sql.trimEnd();
  const before = prelude(asked);
  let result = nothing;
  // The engine is asked for only when a part is complete: a slow client keeps nobody waiting.
  for await (const part of parts(rows, mayBeCut(asked, statement))) {
    const done = await engine.withConnection(before, (connection) =>
      engine.native.InsertRawAsyncConnection(connection, sql, part, false),
    );
    result = {
      rowsWritten: result.rowsWritten + done.rowsWritten,
      bytesWritten: result.bytesWritten + done.bytesWritten,
      elapsed: result.elapsed + done.elapsed,
    };
  }
  return result;
}

/** With a deduplication token, the engine would take the second part for a repetition of the first. */
function mayBeCut(asked: DoorRequest, statement: Statement): boolean {
  return (
    lineFormats.has(statement.format ?? '') &&
    !asked.settings.has('insert_deduplication_token') &&
    !/insert_deduplication_token/i.test(asked.sql)
  );
}

async function* parts(rows: Readable, mayCut: boolean): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (mayCut && size >= partBytes && chunk.includes(lineBreak)) {
      const whole = Buffer.concat(chunks, size);
      const cut = whole.lastIndexOf(lineBreak) + 1;
      yield whole.subarray(0, cut);
      chunks = [whole.subarray(cut)];
      size = whole.length - cut;
    }
    if (size > maxBytes) {
      throw new Error(failure(307, 'TOO_MANY_BYTES', `More than ${maxBytes} bytes in one insert`).message);
    }
  }
  if (size > 0) {
    yield Buffer.concat(chunks, size);
  }
}
