import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** A request as a test means it: `body` is written as JSON, `raw` goes out as it stands. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the answer may take; `HANG_MS` where the call is an ordinary one. */
  readonly patienceMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

/** An answer that does not come within this is a hang. */
export const HANG_MS = 10_000;
/** An event stream never ends: what came in this time is its answer. */
const STREAM_MS = 150;

const agent = new Agent({ keepAlive: true, maxSockets: 24 });

/** Sends a call over a kept connection; rejects when nothing is answered within `HANG_MS`. */
export async function send(
  url: string,
  call: Call,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  try {
    return await sendOnce(url, call, headers);
  } catch (error) {
    // The server may close a kept connection just as it is used again: every client sends once more.
    if (error instanceof StaleConnection) return sendOnce(url, call, headers);
    throw error;
  }
}

class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

function sendOnce(url: string, call: Call, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const { host, port, given, sent } = prepare(url, call, headers);
  const begun = performance.now();
  const patience = call.patienceMs ?? HANG_MS;
  return new Promise((resolve, reject) => {
    const out = request(
      { host, port, method: call.method, path: call.path, headers: sent, agent, timeout: patience },
      (answer) => {
        const chunks: Buffer[] = [];
        const end = (): void =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
            ms: performance.now() - begun,
          });
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', end);
        answer.on('error', reject);
        if (answer.headers['content-type']?.startsWith('text/event-stream')) {
          setTimeout(() => {
            end();
            answer.destroy();
          }, STREAM_MS);
        }
      },
    );
    out.on('timeout', () => out.destroy(new Error(`no answer within ${patience} ms`)));
    out.on('error', (error) => {
      const stale = out.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (stale) reject(new StaleConnection());
      else reject(new Error(`${call.method} ${call.path.slice(0, 200)}: ${error.message}`, { cause: error }));
    });
    out.end(given);
  });
}

function prepare(url: string, call: Call, headers: Readonly<Record<string, string>>) {
  const { hostname, port } = new URL(url);
  const given = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const sent: Record<string, string> = { ...headers };
  if (given !== undefined) {
    sent['content-type'] ??= 'application/json';
    sent['content-length'] = String(Buffer.byteLength(given));
  }
  return { host: hostname, port, given, sent: { ...sent, ...call.headers } };
}

/** Runs `work` over all items, at most `width` of them at a time. */
export async function eachOf<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: width }, run));
}
