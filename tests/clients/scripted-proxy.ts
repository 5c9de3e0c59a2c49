import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What happens to one request on its way to the server. */
export type Fate =
  | { readonly kind: 'pass' }
  /** Answered here; the server never sees it. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Record<string, string> }
  /** The server takes it, but its answer is lost on the way back. */
  | { readonly kind: 'lose-answer' }
  /** The connection breaks before the server sees it. */
  | { readonly kind: 'break' };

export interface ScriptedProxy {
  readonly url: string;
  /** Every request that came, with what was answered (0: nothing). */
  readonly seen: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    status: number;
  }[];
  readonly stop: () => Promise<void>;
}

/** A server between a client and the real one, that deals with POSTs by a script and passes the rest on. */
export async function startProxy(target: string, script: readonly Fate[]): Promise<ScriptedProxy> {
  const left = [...script];
  const seen: ScriptedProxy['seen'] = [];
  const server = createServer((request, response) => {
    const fate = (request.method === 'POST' ? left.shift() : undefined) ?? { kind: 'pass' };
    deal(target, fate, seen, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    seen,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function deal(
  target: string,
  fate: Fate,
  seen: ScriptedProxy['seen'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { method = '', url: path = '', headers: given } = request;
  const entry = { method, path, headers: given, status: 0 };
  seen.push(entry);
  if (fate.kind === 'break') {
    request.socket.destroy();
    return;
  }
  if (fate.kind === 'answer') {
    entry.status = fate.status;
    response.writeHead(fate.status, { 'content-type': 'application/json', ...fate.headers });
    response.end(JSON.stringify({ success: false, code: 'scripted', message: 'As the script says.' }));
    return;
  }
  const { host: _, connection: __, 'content-length': ___, ...headers } = given;
  const answer = await fetch(`${target}${path}`, {
    method,
    headers: headers as Record<string, string>,
    ...(method === 'POST' ? { body } : {}),
  });
  const text = Buffer.from(await answer.arrayBuffer());
  if (fate.kind === 'lose-answer') {
    request.socket.destroy();
    return;
  }
  entry.status = answer.status;
  const {
    'content-encoding': ____,
    'transfer-encoding': _____,
    'content-length': ______,
    ...rest
  } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, rest);
  response.end(text);
}
