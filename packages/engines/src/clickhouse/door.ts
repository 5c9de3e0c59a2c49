import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asFailure, type ClickhouseFailure, failure } from './clickhouse-failure.ts';
import { type DoorCredentials, isAuthorised } from './door-credentials.ts';
import { type DoorRequest, readDoorRequest } from './door-request.ts';
import type { Engine } from './engine.ts';
import { prelude } from './prelude.ts';
import { bodyStream } from './read-body.ts';
import { responseEncoder } from './response-encoder.ts';
import { contentType, summaryHeader } from './response-headers.ts';
import { runInsert } from './run-insert.ts';
import { isStreamable, type QueryAnswer, runStreamed, runWhole } from './run-query.ts';
import { readStatement, type Statement } from './statement.ts';

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
    response.setHeader('X-ClickHouse-Summary', summaryHeader({ ...result, rowsRead: 0, bytesRead: 0 }));
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
    try {
      await sendResult(request, response, statement, format, result);
    } finally {
      await result.end();
    }
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
  response.setHeader('X-ClickHouse-Summary', summaryHeader({ ...result, rowsWritten: 0, bytesWritten: 0 }));
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
