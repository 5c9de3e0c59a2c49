import { connect, type Socket } from 'node:net';

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** The bytes of the next request. */
  readonly next: () => Buffer;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from request to answer. */
  readonly latencies: readonly number[];
  /** Answers other than 200, by status. */
  readonly refused: ReadonlyMap<number, number>;
}

/**
 * Closed loop: every connection sends its next request as soon as it has the answer to the one
 * before. A client of few instructions, since it shares the cores with what it measures.
 */
export async function closedLoop(options: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  const refused = new Map<number, number>();
  const from = performance.now();
  const until = from + options.seconds * 1000;
  await Promise.all(
    Array.from({ length: options.connections }, () => oneConnection(options, until, latencies, refused)),
  );
  return { requests: latencies.length, seconds: (performance.now() - from) / 1000, latencies, refused };
}

function oneConnection(
  { url, next }: LoadOptions,
  until: number,
  latencies: number[],
  refused: Map<number, number>,
): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let sent = 0;
    let answer = '';
    const send = (): void => {
      answer = '';
      sent = performance.now();
      socket.write(next());
    };
    socket.once('connect', send);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const status = readStatus(answer);
      if (status === null) return;
      const now = performance.now();
      latencies.push(now - sent);
      if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1);
      if (now < until) return send();
      socket.end();
      return resolve();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a connection')));
  });
}

/** The status of a whole answer; null while some of it is missing. */
function readStatus(answer: string): number | null {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer);
  if (length === null) throw new Error(`an answer without a length: ${answer.slice(0, 200)}`);
  return answer.length >= end + 4 + Number(length[1]) ? Number(answer.slice(9, 12)) : null;
}
