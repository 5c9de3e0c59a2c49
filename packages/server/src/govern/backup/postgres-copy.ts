import { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** What the driver asks of something that runs a statement; the rest of its calls do not come for COPY. */
interface CopyStatement extends pg.Submittable {
  handleError(error: Error): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
}

/** What the driver's connection has for COPY beyond what its types tell. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Rows are handed on in pieces of about this size. */
const PIECE_BYTES = 64 * 1024;

/**
 * Runs `COPY ... TO STDOUT` and gives its rows as text, a line each. The client can do nothing else
 * until the stream has ended; a stream that is left early makes the client useless.
 */
export function copyOut(client: pg.Client, sql: string): Readable {
  let socket: pg.Connection['stream'] | undefined;
  let rows: Buffer[] = [];
  let size = 0;
  const out = new Readable({
    highWaterMark: 4 * PIECE_BYTES,
    read: () => socket?.resume(),
    destroy: (error, done) => {
      socket?.resume();
      done(error);
    },
  });
  const handOn = (): void => {
    const piece = Buffer.concat(rows, size);
    rows = [];
    size = 0;
    if (piece.length > 0 && !out.destroyed && !out.push(piece)) socket?.pause();
  };
  const statement: CopyStatement & { handleCopyData(message: { chunk: Buffer }): void } = {
    submit: (connection) => {
      socket = connection.stream;
      connection.query(sql);
    },
    handleCopyData: ({ chunk }) => {
      // The driver uses the memory behind its chunks again.
      rows.push(Buffer.from(chunk));
      size += chunk.length;
      if (size >= PIECE_BYTES) handOn();
    },
    handleError: (error) => out.destroy(error),
    handleCommandComplete: handOn,
    handleReadyForQuery: () => out.push(null),
  };
  client.query(statement);
  return out;
}

/** Runs `COPY ... FROM STDIN` and takes its rows as text; the stream is finished when they are in the table. */
export function copyIn(client: pg.Client, sql: string): Writable {
  let connection: CopyConnection | undefined;
  let begin: () => void;
  let end: () => void;
  let fail: (error: Error) => void = () => undefined;
  const begun = new Promise<void>((resolve, reject) => {
    begin = resolve;
    fail = reject;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  begun.catch(() => undefined);
  const into = new Writable({
    highWaterMark: 4 * PIECE_BYTES,
    write: (chunk: Buffer, _encoding, done) => {
      begun.then(() => send(connection, chunk, done), done);
    },
    final: (done) => {
      begun
        .then(() => connection?.endCopyFrom())
        .then(() => ended)
        .then(() => done(), done);
    },
    destroy: (error, done) => {
      if (error !== null) connection?.sendCopyFail('the rows broke off');
      done(error);
    },
  });
  const statement: CopyStatement & { handleCopyInResponse(connection: CopyConnection): void } = {
    submit: (own) => own.query(sql),
    handleCopyInResponse: (own) => {
      connection = own;
      begin();
    },
    handleError: (error) => {
      connection = undefined;
      fail(error);
      into.destroy(error);
    },
    handleCommandComplete: () => {
      connection = undefined;
    },
    handleReadyForQuery: () => end(),
  };
  client.query(statement);
  return into;
}

function send(connection: CopyConnection | undefined, chunk: Buffer, done: (error?: Error) => void): void {
  if (connection === undefined) {
    done(new Error('the statement ended before its rows did'));
    return;
  }
  connection.sendCopyFromChunk(chunk);
  if (connection.stream.writableNeedDrain) connection.stream.once('drain', () => done());
  else done();
}
