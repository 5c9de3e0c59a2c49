import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** A request with what it carries: text, or a stream that may take hours. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: string | Readable;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request and waits for the whole answer, however long it takes: fetch gives up after five
 * minutes, and imports and backups may need more. Rejects when the connection broke.
 */
export async function sendRequest(url: URL, outgoing: OutgoingRequest): Promise<Answer> {
  const { body, signal, ...options } = outgoing;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { ...options, ...(signal === undefined ? {} : { signal }) });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
  // A server that refuses a file answers before the end of it: then the answer counts, not the broken pipe.
  const sent = pipeline(Readable.from(body ?? []), request).then(
    () => answered,
    (error: unknown) => (request.errored === error ? answered : Promise.reject(error)),
  );
  const response = await Promise.race([answered, sent]);
  return { status: response.statusCode ?? 0, text: await text(response) };
}
