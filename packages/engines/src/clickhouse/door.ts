import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asFailure, type ClickhouseFailure, failure } from './clickhouse-failure.ts';
import { type DoorRequest, readDoorRequest } from './door-request.ts';
import type { Engine } from './engine.ts';
import { prelude } from './prelude.ts';
import { bodyStream } from './read-body.ts';
import { responseEncoder } from './response-encoder.ts';
import { runInsert } from './run-insert.ts';
import { isStreamable, type QueryAnswer, runStreamed, runWhole } from './run-query.ts';
import { readStatement, type Statement } from './statement.ts';

export interface DoorCredentials {
  readonly user: string;
  readonly password: string;
}

/** Bound parameters in an address may be long; ClickHouse's own limit is 1 MiB. */
const maxHeaderBytes = 1024 * 1024;

/** Longer than clients keep a connection unused, so that it is they who close it. */
const keepAliveMs = 15_000;

const defaultFormat = 'TabSeparated';

/** The part of ClickHouse's HTTP interface that its clients use, in front of the engine. */
export function createDoor(engine: Engine, credentials: DoorCredentials): Server {
  const server = createServer(
    { maxHeaderSize: maxHeaderBytes, keepAliveTimeout: keepAliveMs, requestTimeout: 0 },
    (request, response) => {
      handle(engine, credentials, request, response).catch((error: unknown) =>
        response.destroy(error as Error),
      );
    },
  );
  return server;
}

async function handle(
  engine: Engine,
  credentials: DoorCredentials,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/ping') {
    response.end('Ok.\n');
    return;
  }
  if (!isAuthorised(request, credentials)) {
    const refusal = failure(516, 'AUTHENTICATION_FAILED', 'Authentication failed: password is incorrect');
    answerFailure(request, response, refusal);
    return;
  }
  try {
    const asked = await readDoorRequest(request);
    response.setHeader('X-ClickHouse-Query-Id', asked.queryId ?? randomUUID());
    response.setHeader('X-ClickHouse-Timezone', 'UTC');
    response.setHeader('X-ClickHouse-Server-Display-Name', 'romashka');
    await answer(engine, asked, request, response);
  } catch (error) {
    if (response.headersSent) {
      // The client sees a result that breaks off: it must not take it for complete.
      response.destroy();
    } else {
      answerFailure(request, response, asFailure(error));
    }
  }
}

async function answer(
  engine: Engine,
  asked: DoorRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const statement = readStatement(asked.sql);
  refuse(statement);
  if (asked.rows !== undefined && statement.kind === 'insert') {
    const result = await runInsert(engine, asked, statement, bodyStream(asked.rows));
    response.setHeader('X-ClickHouse-Summary', summary({ ...result, rowsRead: 0, bytesRead: 0 }));
    response.end();
    return;
  }
  const format = statement.format ?? asked.defaultFormat ?? defaultFormat;
  // The mark lets us find the query again when its client has gone.
  const mark = `/* ${randomUUID()} */`;
  const cancelWhenGone = (): void => {
    if (!response.writableFinished && statement.kind === 'rows') {
      engine.cancel(mark).catch(() => undefined);
    }
  };
  response.once('close', cancelWhenGone);
  await engine.withConnection(prelude(asked), async (connection) => {
    if (response.destroyed) {
      return;
    }
    const run = isStreamable(statement, format) ? runStreamed : runWhole;
    const result = await run(engine.native, connection, `${mark} ${asked.sql}`, format);
    await sendResult(request, response, statement, format, result);
  });
}

function refuse(statement: Statement): void {
  if (statement.several) {
    throw new Error(failure(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)').message);
  }
  if (statement.outside !== undefined) {
    const text = `Files and other servers are out of reach of the embedded engine: ${statement.outside}`;
    throw new Error(failure(497, 'ACCESS_DENIED', text).message);
  }
}

async function sendResult(
  request: IncomingMessage,
  response: ServerResponse,
  statement: Statement,
  format: string,
  result: QueryAnswer,
): Promise<void> {
  response.setHeader('X-ClickHouse-Summary', summary({ ...result, rowsWritten: 0, bytesWritten: 0 }));
  if (statement.kind === 'rows') {
    response.setHeader('X-ClickHouse-Format', format);
    response.setHeader('Content-Type', contentType(format));
  }
  const encoder = responseEncoder(request);
  const source = Readable.from(result.chunks, { objectMode: false });
  if (encoder === undefined) {
    await pipeline(source, response);
  } else {
    response.setHeader('Content-Encoding', encoder.name);
    await pipeline(source, encoder.stream, response);
  }
}

function answerFailure(request: IncomingMessage, response: ServerResponse, refusal: ClickhouseFailure): void {
  response.statusCode = refusal.status;
  response.setHeader('X-ClickHouse-Exception-Code', refusal.code);
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
  if (!request.complete) {
    // What the client still sends belongs to this request: the connection cannot be used again.
    response.setHeader('Connection', 'close');
  }
  response.end(`${refusal.message}\n`);
}

function summary(counts: {
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly elapsed: number;
}): string {
  // ClickHouse sends all of them as strings: 64-bit numbers do not fit JSON's.
  return JSON.stringify({
    read_rows: String(counts.rowsRead),
    read_bytes: String(counts.bytesRead),
    written_rows: String(counts.rowsWritten),
    written_bytes: String(counts.bytesWritten),
    total_rows_to_read: String(counts.rowsRead),
    result_rows: String(counts.rowsWritten),
    result_bytes: String(counts.bytesWritten),
    elapsed_ns: String(Math.round(counts.elapsed * 1e9)),
  });
}

function contentType(format: string): string {
  if (format.startsWith('JSON')) {
    return format.includes('EachRow')
      ? 'application/x-ndjson; charset=UTF-8'
      : 'application/json; charset=UTF-8';
  }
  if (format.startsWith('CSV')) {
    return 'text/csv; charset=UTF-8';
  }
  return format.startsWith('T') ? 'text/tab-separated-values; charset=UTF-8' : 'application/octet-stream';
}

function isAuthorised(request: IncomingMessage, credentials: DoorCredentials): boolean {
  const given = givenCredentials(request);
  return (
    given !== undefined && equal(given.user, credentials.user) && equal(given.password, credentials.password)
  );
}

function givenCredentials(request: IncomingMessage): DoorCredentials | undefined {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Basic ') === true) {
    const text = Buffer.from(authorization.slice(6), 'base64').toString();
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  const user = request.headers['x-clickhouse-user'];
  const password = request.headers['x-clickhouse-key'];
  return typeof user === 'string' && typeof password === 'string' ? { user, password } : undefined;
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
