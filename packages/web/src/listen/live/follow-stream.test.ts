import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { followStream, type StreamState, waitAfter } from './follow-stream.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('removeEventListener', () => undefined);

async function serve(answer: Parameters<typeof createServer>[1]) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.closeAllConnections() ?? server.close() };
}

test('waits longer after every failure, never over half a minute', () => {
  expect(waitAfter(1, 1)).toBe(1000);
  expect(waitAfter(3, 1)).toBe(4000);
  expect(waitAfter(50, 1)).toBe(30_000);
  expect(waitAfter(3, 0)).toBe(2000);
});

test('comes back after a break and asks for what it missed by the last id', async () => {
  const ids: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    ids.push(request.headers['last-event-id'] as string | undefined);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const n = ids.length;
    response.write(`retry: 5\nid: ${n}\ndata: part ${n}\n\n`);
    if (n === 1) response.end();
  });
  const heard: string[] = [];
  const states: string[] = [];
  const stop = new AbortController();
  const done = followStream(
    server.url,
    {
      onData: (data) => {
        heard.push(...data);
        if (heard.length === 2) stop.abort();
      },
      onState: (state) => states.push(state.kind),
    },
    stop.signal,
  );
  await done;
  server.close();
  expect(heard).toEqual(['part 1', 'part 2']);
  expect(ids).toEqual([undefined, '1']);
  expect(states).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open']);
});

test('a refusal ends it and says why', async () => {
  const server = await serve((_, response) => {
    response.writeHead(403, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'forbidden', title: 'Not for you' }));
  });
  const states: StreamState[] = [];
  const handlers = { onData: () => undefined, onState: (state: StreamState) => states.push(state) };
  await followStream(server.url, handlers, new AbortController().signal);
  server.close();
  expect(states.at(-1)).toMatchObject({ kind: 'refused', problem: { status: 403, code: 'forbidden' } });
});
