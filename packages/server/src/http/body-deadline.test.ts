import { connect } from 'node:net';
import Fastify from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { addBodyDeadline } from './body-deadline.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function serve() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const app = Fastify();
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  addBodyDeadline(app, new Set(['/file']));
  for (const path of ['/small', '/file']) app.post(path, async () => ({ took: true }));
  app.post('/long', async () => {
    await gone;
    return { took: true };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return { app, port: typeof address === 'object' && address !== null ? address.port : 0, go };
}

/** Begins a request whose body never comes to its end; resolves when the server closes it. */
async function begin(port: number, path: string) {
  const socket = connect(port, '127.0.0.1');
  let closed = false;
  socket.on('close', () => {
    closed = true;
  });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { closed: () => closed, end: () => socket.destroy() };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

test('a body that does not come is not waited for; a file is', async () => {
  const { app, port } = await serve();
  const [small, file] = [await begin(port, '/small'), await begin(port, '/file')];
  vi.advanceTimersByTime(50_000);
  await settle();
  expect([small.closed(), file.closed()]).toEqual([false, false]);
  vi.advanceTimersByTime(25_000);
  await settle();
  expect([small.closed(), file.closed()]).toEqual([true, false]);
  file.end();
  await app.close();
});

test('a request whose body is there is answered, however long the answer takes', async () => {
  const { app, port, go } = await serve();
  const answer = fetch(`http://127.0.0.1:${port}/long`, { method: 'POST' });
  await settle();
  vi.advanceTimersByTime(200_000);
  await settle();
  go();
  expect(await (await answer).json()).toEqual({ took: true });
  await app.close();
});
