import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { failure } from './clickhouse-failure.ts';

/** The body of a request as it was before the client compressed it. */
export function bodyStream(request: IncomingMessage): Readable {
  const decoder = decoderOf(request.headers['content-encoding']);
  // An error of either end destroys the decoder, where the reader meets it.
  return decoder === undefined ? request : pipeline(request, decoder, () => undefined);
}

/** Reads a whole body; refuses one of more than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bodyStream(request) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw new Error(failure(307, 'TOO_MANY_BYTES', `The statement is longer than ${limit} bytes`).message);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function decoderOf(encoding: string | undefined): (Readable & NodeJS.WritableStream) | undefined {
  switch (encoding) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      throw new Error(failure(432, 'UNKNOWN_CODEC', `Content-Encoding ${encoding} is not known`).message);
  }
}
