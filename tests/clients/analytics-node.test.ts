import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { received } from './received.ts';
import { type Fate, startProxy } from './scripted-proxy.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const clientTo = (host: string, more: object = {}): Analytics =>
  new Analytics({
    writeKey: server.credentials.writeKey,
    host,
    path: '/v1/batch',
    flushInterval: 50,
    ...more,
  });

test('every call of the client arrives with all that it said', async () => {
  const client = clientTo(server.url);
  const context = { ip: '8.8.8.8', locale: 'ru-RU' };
  client.identify({ userId: 'node-user', traits: { email: 'Node@Example.com', plan: 'gold' }, context });
  client.track({
    userId: 'node-user',
    event: 'node Order Paid',
    properties: { sum: 10.5, items: ['a', 'б'] },
  });
  client.page({
    userId: 'node-user',
    category: 'docs',
    name: 'node Home',
    properties: { url: 'https://x.example' },
  });
  client.screen({ anonymousId: 'node-visitor', name: 'node Menu' });
  client.group({ userId: 'node-user', groupId: 'node-group', traits: { company: 'Ромашка' } });
  client.alias({ userId: 'node-user', previousId: 'node-old' });
  await client.closeAndFlush({ timeout: 10_000 });
  const events = await received(server, 'node');
  expect(events.map(({ type, name, identity }) => [type, name, identity?.value])).toEqual(
    expect.arrayContaining([
      ['identify', 'identify', 'node-user'],
      ['track', 'node Order Paid', 'node-user'],
      ['page', 'node Home', 'node-user'],
      ['screen', 'node Menu', 'node-visitor'],
      ['group', 'group', 'node-user'],
      ['alias', 'alias', 'node-user'],
    ]),
  );
  expect(events).toHaveLength(6);
  expect(events.find((event) => event.type === 'track')?.properties).toEqual({
    sum: 10.5,
    items: ['a', 'б'],
  });
  expect(events.every((event) => event.source === '@segment/analytics-node')).toBe(true);
  const { body } = await server.call('GET', '/api/v1/customers?q=node-user');
  const [customer] = (body as { items: { id: string; email: string }[] }).items;
  expect(customer?.email).toBe('node@example.com');
});

test('many calls arrive, in as many batches as the client makes of them', async () => {
  const client = clientTo(server.url, { flushAt: 40, flushInterval: 10_000 });
  for (let n = 0; n < 105; n += 1) client.track({ userId: `u${n % 7}`, event: 'bulk', properties: { n } });
  await client.closeAndFlush({ timeout: 10_000 });
  const events = await received(server, 'bulk');
  expect(events.map((event) => Number(event.properties['n'])).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 105 }, (_, n) => n),
  );
});

const later = (status: number, seconds: string): Fate => ({
  kind: 'answer',
  status,
  headers: { 'retry-after': seconds },
});

test('whatever goes wrong on the way, nothing is lost and nothing doubled', async () => {
  const proxy = await startProxy(server.url, [
    later(429, '1'),
    { kind: 'answer', status: 503 },
    { kind: 'lose-answer' },
    { kind: 'break' },
    { kind: 'answer', status: 500 },
    { kind: 'lose-answer' },
    later(503, '1'),
  ]);
  const failures: unknown[] = [];
  const client = clientTo(proxy.url, { flushAt: 20 });
  client.on('error', (error) => failures.push(error));
  for (let n = 0; n < 60; n += 1)
    client.track({ userId: `u${n % 5}`, event: 'rough', messageId: `rough-${n}`, properties: { n } });
  await client.closeAndFlush({ timeout: 60_000 });
  await proxy.stop();
  const events = await received(server, 'rough');
  expect(events.map((event) => event.messageId).sort()).toEqual(
    Array.from({ length: 60 }, (_, n) => `rough-${n}`).sort(),
  );
  expect(failures).toEqual([]);
  expect(
    proxy.seen.filter((request) => request.headers['x-retry-count'] !== undefined).length,
  ).toBeGreaterThan(3);
});

test('a limit that the server itself sets is waited for and nothing is lost', async () => {
  await server.call('PATCH', '/api/v1/workspace', { eventLimit: 30 });
  const proxy = await startProxy(server.url, []);
  const client = clientTo(proxy.url, { flushAt: 25 });
  for (let n = 0; n < 120; n += 1) client.track({ userId: 'u', event: 'limited', properties: { n } });
  await client.closeAndFlush({ timeout: 60_000 });
  await proxy.stop();
  await server.call('PATCH', '/api/v1/workspace', { eventLimit: 10_000 });
  expect(proxy.seen.map((request) => request.status)).toContain(429);
  const numbers = (await received(server, 'limited')).map((event) => Number(event.properties['n']));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n));
});

test('what will never be taken is told to the client and not sent again', async () => {
  const proxy = await startProxy(server.url, []);
  const failures: { code?: string }[] = [];
  const client = new Analytics({ writeKey: 'nobody', host: proxy.url, path: '/v1/batch', flushInterval: 20 });
  client.on('error', (error) => failures.push(error));
  client.track({ userId: 'u', event: 'refused' });
  await client.closeAndFlush({ timeout: 10_000 });
  await proxy.stop();
  expect(proxy.seen.map((request) => request.status)).toEqual([401]);
  expect(failures).toHaveLength(1);
  expect(await received(server, 'refused')).toEqual([]);
});
