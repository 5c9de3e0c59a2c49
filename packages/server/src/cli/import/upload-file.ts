import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Connection } from '../connection.ts';

/** What the server answered to the file. */
export interface UploadAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a file as the body of a request, as fast as the server takes it, for as long as it takes:
 * fetch would give up waiting for the answer after five minutes. Rejects when the connection broke.
 */
export async function uploadFile(
  connection: Connection,
  importId: string,
  file: { readonly path: string; readonly size: number },
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  const url = new URL(`/api/v1/imports/${importId}/file`, connection.url);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, {
    method: 'PUT',
    signal,
    headers: {
      authorization: `Bearer ${connection.token}`,
      'content-type': 'application/octet-stream',
      'content-length': file.size,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  // A server that refuses a file answers before the end of it: then the answer counts, not the broken pipe.
  const sent = pipeline(createReadStream(file.path), counted, request).then(
    () => null,
    (error: unknown) => error,
  );
  const response = await Promise.race([
    answered,
    sent.then((error) => (error === null ? answered : Promise.reject(error))),
  ]);
  return { status: response.statusCode ?? 0, text: await text(response) };
}
