import { createReadStream } from 'node:fs';
import type { Connection } from '../connection.ts';
import { type Answer, sendRequest } from '../send-request.ts';

/** Sends a file as the body of a request, as fast as the server takes it. Rejects when the connection broke. */
export function uploadFile(
  connection: Connection,
  importId: string,
  file: { readonly path: string; readonly size: number },
  signal: AbortSignal,
): Promise<Answer> {
  return sendRequest(new URL(`/api/v1/imports/${importId}/file`, connection.url), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${connection.token}`,
      'content-type': 'application/octet-stream',
      'content-length': file.size,
    },
    body: createReadStream(file.path),
    signal,
  });
}
