import { gzipSync } from 'node:zlib';
import { BATCH_BYTES, BATCH_EVENTS, EVENT_BYTES } from '@romashka/model/listen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { DOOR_PATHS, knock, said } from './support/door.ts';
import { ask, type Plot } from './support/objects.ts';
import { send } from './support/send.ts';

/** R5. The documented limits of the Segment door, each at one below, exactly and one above. */
let server: TestServer;
let plot: Plot;
beforeAll(async () => {
  server = await startTestServer();
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'limits' };
  await ask(plot, 'PATCH', '/api/v1/workspace', { eventLimit: 1_000_000 });
});
afterAll(() => server?.stop());

let events = 0;
/** A message of exactly `bytes` bytes as JSON. */
function messageOf(bytes: number): string {
  events += 1;
  const shell = {
    type: 'track',
    event: 'Sized',
    userId: 'u',
    messageId: `sized-${events}`,
    properties: { p: '' },
  };
  const fill = bytes - Buffer.byteLength(JSON.stringify(shell));
  return JSON.stringify({ ...shell, properties: { p: 'x'.repeat(fill) } });
}

/** A batch of exactly `bytes` bytes, of messages well within their own limit. */
function batchOf(bytes: number): string {
  const messages: string[] = [];
  const sizeOf = (): number => '{"batch":[]}'.length + messages.join(',').length;
  while (sizeOf() + 20_001 < bytes - 400) messages.push(messageOf(20_000));
  messages.push(messageOf(bytes - sizeOf() - (messages.length === 0 ? 0 : 1)));
  const body = `{"batch":[${messages.join(',')}]}`;
  if (body.length !== bytes) throw new Error(`the batch has ${body.length} bytes, not ${bytes}`);
  return body;
}

const stored = async (messageIds: readonly string[]): Promise<number> => {
  await server.services.shipper.flush();
  const result = await server.services.facts.query({
    query: 'select count() as n from events where workspace = 1 and message_id in {ids:Array(String)}',
    query_params: { ids: messageIds },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ n: string }>();
  return Number(row?.n);
};
const idsOf = (body: string): string[] =>
  [...body.matchAll(/"messageId":"([^"]+)"/g)].map(([, id]) => id ?? '');

const AROUND = [-1, 0, 1] as const;
describe.each([false, true])('gzip: %s', (gzip) => {
  test.each(AROUND)('a single message of 32 KB %i', async (more) => {
    const body = messageOf(EVENT_BYTES + more);
    const answer = await knock(server, body, { path: '/v1/track', gzip });
    expect(answer.status).toBe(more > 0 ? 400 : 200);
    expect(said(answer)).toMatchObject(
      more > 0 ? { success: false, code: 'payload_too_large' } : { success: true },
    );
    expect(await stored(idsOf(body))).toBe(more > 0 ? 0 : 1);
  });

  test.each(AROUND)('a message of 32 KB %i in a batch: its neighbours are kept', async (more) => {
    const messages = [messageOf(400), messageOf(EVENT_BYTES + more), messageOf(400)];
    const answer = await knock(server, `{"batch":[${messages.join(',')}]}`, { gzip });
    expect([answer.status, said(answer)]).toEqual([200, { success: true }]);
    expect(await stored(messages.flatMap(idsOf))).toBe(more > 0 ? 2 : 3);
    if (more <= 0) return;
    const { items } = await ask<{ items: { code: string; body: string }[] }>(
      plot,
      'GET',
      '/api/v1/rejected?limit=500',
    );
    const [id = ''] = idsOf(messages[1] ?? '');
    expect(items.find(({ body }) => body.includes(id))).toMatchObject({ code: 'too-large' });
  });

  test.each(AROUND)('a batch of 500 KB %i', async (more) => {
    const body = batchOf(BATCH_BYTES + more);
    const answer = await knock(server, body, { gzip });
    expect(answer.status).toBe(more > 0 ? 400 : 200);
    if (more > 0) expect(said(answer)).toMatchObject({ success: false, code: 'payload_too_large' });
    const ids = idsOf(body);
    expect(ids.length).toBeGreaterThan(20);
    expect(await stored(ids)).toBe(more > 0 ? 0 : ids.length);
  });

  test.each(AROUND)('a batch of 2,500 messages %i', async (more) => {
    const messages = Array.from({ length: BATCH_EVENTS + more }, () => messageOf(110));
    const body = `{"batch":[${messages.join(',')}]}`;
    const answer = await knock(server, body, { gzip });
    expect(answer.status).toBe(more > 0 ? 400 : 200);
    if (more > 0) expect(said(answer)).toMatchObject({ success: false, code: 'too_many_events' });
    expect(await stored(idsOf(body))).toBe(more > 0 ? 0 : messages.length);
  });
});

describe('a gzip bomb', () => {
  const member = gzipSync(Buffer.alloc(1 << 20));
  const bombs: Readonly<Record<string, Buffer>> = {
    'of one stream, 256 MB': gzipSync(Buffer.alloc(1 << 28), { level: 1 }).subarray(0, BATCH_BYTES),
    'of many members, 480 MB': Buffer.concat(Array(480).fill(member)),
    'that is JSON at first': Buffer.concat([gzipSync('{"batch":['), gzipSync(Buffer.alloc(1 << 26, 0x20))]),
  };

  test.each(Object.keys(bombs))('%s is refused at once and without its memory', async (name) => {
    const bomb = bombs[name] ?? Buffer.alloc(0);
    await knock(server, bomb, { headers: { 'content-encoding': 'gzip' } });
    const before = process.memoryUsage().rss;
    let highest = before;
    const times: number[] = [];
    for (let i = 0; i < 12; i++) {
      const answer = await knock(server, bomb, { headers: { 'content-encoding': 'gzip' } });
      expect(answer.status).toBe(400);
      expect(said(answer).code).toMatch(/^(?:payload_too_large|invalid_gzip)$/);
      times.push(answer.ms);
      highest = Math.max(highest, process.memoryUsage().rss);
    }
    expect((highest - before) / 1e6, 'MB more').toBeLessThan(50);
    expect(times.sort((a, b) => a - b)[6], 'ms').toBeLessThan(3_000);
  });
});

describe('more than the workspace takes', () => {
  test('is answered 429 with whole seconds to wait, and taken after them', async () => {
    const made = await ask<{ apiToken: string; writeKey: string }>(plot, 'POST', '/api/v1/workspaces', {
      key: 'slow',
      name: 'Slow',
    });
    const slow = { ...plot, ...made };
    await ask(slow, 'PATCH', '/api/v1/workspace', { eventLimit: 10 });
    const batch = (n: number): string =>
      `{"batch":[${Array.from({ length: n }, () => messageOf(120)).join(',')}]}`;
    const push = (n: number) => knock(server, batch(n), { writeKey: slow.writeKey });
    expect((await push(20)).status).toBe(200);
    const more = await Promise.all([push(20), push(20), push(20), push(20)]);
    const refused = more.find(({ status }) => status === 429);
    if (refused === undefined) throw new Error('all of it was taken');
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d{0,2}$/);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(300);
    expect(refused.headers['x-ratelimit-reset']).toMatch(/^\d+$/);
    expect(said(refused)).toEqual({ success: false, code: 'rate_limited', message: expect.any(String) });
    expect((await knock(server, batch(1))).status, 'another workspace does not wait').toBe(200);
    await new Promise((wait) => setTimeout(wait, Number(refused.headers['retry-after']) * 1000));
    expect((await push(15)).status).toBe(200);
  });
});

test('every refusal of the door has a code and a message, whatever the path', async () => {
  const bodies = ['', '{', 'null', '[]', '"x"', '{"batch":{}}', '\u0000', '{"batch":null}'];
  for (const path of [...DOOR_PATHS, '/v1/unknown', '/v1/', '/v1/%E0']) {
    for (const body of bodies) {
      const answer = await knock(server, body, { path, writeKey: 'made-up' });
      expect(answer.status, `${path} ${body}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${path} ${body}`).toBeLessThan(500);
      expect(said(answer), `${path} ${body}`).toMatchObject({
        code: expect.any(String),
        message: expect.any(String),
      });
    }
  }
});

describe('pages of other sites', () => {
  const preflight = (path: string, origin = 'https://shop.example') =>
    send(
      server.url,
      { method: 'OPTIONS', path },
      {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type, x-retry-count',
      },
    );

  test.each(DOOR_PATHS)('may ask to send to %s', async (path) => {
    const answer = await preflight(path);
    expect([200, 204]).toContain(answer.status);
    expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(answer.headers['access-control-allow-methods']).toContain('POST');
    const allowed = answer.headers['access-control-allow-headers']?.toLowerCase() ?? '';
    for (const name of ['authorization', 'content-type', 'x-retry-count']) expect(allowed).toContain(name);
    expect(Number(answer.headers['access-control-max-age'])).toBeGreaterThanOrEqual(600);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  test('may read nothing of the API: no route of it answers another origin', async () => {
    for (const path of [
      '/api/v1/me',
      '/api/v1/customers',
      '/api/auth/get-session',
      '/metrics',
      '/openapi.json',
    ]) {
      const asked = await preflight(path);
      expect(asked.headers['access-control-allow-origin'], path).toBeUndefined();
      const read = await send(server.url, { method: 'GET', path }, { origin: 'https://shop.example' });
      expect(read.headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  test('may use a key that is bound to origins from those only', async () => {
    const { key } = await ask<{ key: string }>(plot, 'POST', '/api/v1/write-keys', {
      name: 'bound',
      allowedOrigins: ['https://shop.example'],
    });
    const body = messageOf(200);
    const from = (origin?: string) =>
      knock(server, body, { path: '/v1/t', writeKey: key, headers: origin === undefined ? {} : { origin } });
    expect((await from('https://shop.example')).status).toBe(200);
    for (const origin of [
      'https://evil.example',
      'https://shop.example.evil.test',
      'http://shop.example',
      'null',
    ]) {
      const answer = await from(origin);
      expect([answer.status, said(answer).code], origin).toEqual([403, 'origin_not_allowed']);
      expect(answer.headers['access-control-allow-origin'], 'the page may read why').toBe(origin);
    }
  });
});
