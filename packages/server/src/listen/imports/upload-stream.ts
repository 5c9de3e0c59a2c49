import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';

const DISCARD_MS = 1_500;

/** The body of an upload as it comes in. */
export interface Upload {
  /**
   * Its bytes; counted in `onBytes` as they are read. Throws when the sender goes away, and at once
   * the reason of `signal` when that is aborted: a sender may be silent for hours.
   */
  chunks(signal: AbortSignal, onBytes: (count: number) => void): AsyncGenerator<Buffer>;
  /** Reads and forgets what is still to come, for a while: a sender hears an answer only when it is done sending. False when more would come. */
  discard(): Promise<boolean>;
}

/** @throws Problem 415 when the body was not sent as a file */
export function uploadOf(request: FastifyRequest): Upload {
  const { body } = request;
  if (!(body instanceof Readable))
    throw new Problem(
      415,
      'not-a-file',
      'Send the file itself as the body, with "Content-Type: application/octet-stream" (text/csv, application/x-ndjson and application/gzip work too).',
    );
  return { chunks: (signal, onBytes) => chunksOf(body, signal, onBytes), discard: () => discard(body) };
}

async function* chunksOf(
  body: Readable,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  const rest = body.iterator({ destroyOnReturn: false });
  let interrupt: (reason: unknown) => void = () => undefined;
  const onAbort = (): void => interrupt(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await new Promise<IteratorResult<Buffer>>((resolve, reject) => {
        interrupt = reject;
        rest.next().then(resolve, reject);
      });
      if (next.done === true) break;
      onBytes(next.value.length);
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  if (!body.readableEnded) throw new Error('the sender went away');
}

async function discard(body: Readable): Promise<boolean> {
  if (body.readableEnded || body.destroyed) return true;
  // A reading that was given up still listens, and what listens for `readable` keeps a stream from flowing.
  body.removeAllListeners('readable');
  return new Promise((resolve) => {
    const over = (ended: boolean) => (): void => {
      clearTimeout(timer);
      resolve(ended);
    };
    const timer = setTimeout(over(false), DISCARD_MS);
    body.once('end', over(true)).once('close', over(true)).once('error', over(true));
    body.resume();
  });
}
