import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { received } from './received.ts';

/**
 * The requests that the clients of other languages make, as read in their sources: path, headers,
 * where the key is, and what they need of the answer.
 */
interface Shape {
  readonly client: string;
  readonly path: string;
  readonly contentType: string;
  readonly key: 'header' | 'body' | 'both' | 'bearer';
  readonly gzip: boolean;
  readonly single?: boolean;
  readonly userAgent?: string;
}

const SHAPES: readonly Shape[] = [
  {
    client: 'python',
    path: '/v1/batch',
    contentType: 'application/json',
    key: 'body',
    gzip: false,
    userAgent: 'analytics-python/2.3.4',
  },
  {
    client: 'python-gzip',
    path: '/v1/batch',
    contentType: 'application/json',
    key: 'body',
    gzip: true,
    userAgent: 'analytics-python/2.3.4',
  },
  { client: 'ruby', path: '/v1/import', contentType: 'application/json', key: 'header', gzip: false },
  {
    client: 'java',
    path: '/v1/import/',
    contentType: 'application/json; charset=utf-8',
    key: 'header',
    gzip: true,
  },
  { client: 'php', path: '/v1/batch', contentType: 'application/json', key: 'header', gzip: false },
  { client: 'php-gzip', path: '/v1/batch', contentType: 'application/json', key: 'header', gzip: true },
  { client: 'go', path: '/v1/batch', contentType: 'application/json', key: 'header', gzip: false },
  { client: 'kotlin', path: '/v1/b', contentType: 'text/plain', key: 'body', gzip: true },
  {
    client: 'swift',
    path: '/v1/b',
    contentType: 'application/json; charset=utf-8',
    key: 'both',
    gzip: false,
  },
  { client: 'node', path: '/v1/batch', contentType: 'application/json', key: 'both', gzip: false },
  {
    client: 'bearer',
    path: '/v1/batch/',
    contentType: 'application/octet-stream',
    key: 'bearer',
    gzip: false,
  },
  { client: 'browser', path: '/v1/t', contentType: 'text/plain', key: 'both', gzip: false, single: true },
  {
    client: 'browser-slash',
    path: '/v1/t/',
    contentType: 'text/plain',
    key: 'body',
    gzip: false,
    single: true,
  },
  { client: 'pixel', path: '/v1/track', contentType: '', key: 'header', gzip: false, single: true },
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function send(shape: Shape, body: object, writeKey = server.credentials.writeKey): Promise<Response> {
  const inBody = shape.key === 'body' || shape.key === 'both' || shape.key === 'bearer';
  const text = JSON.stringify(inBody ? { ...body, writeKey } : body);
  const authorization =
    shape.key === 'bearer' ? `Bearer ${writeKey}` : `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return fetch(`${server.url}${shape.path}`, {
    method: 'POST',
    headers: {
      ...(shape.contentType === '' ? {} : { 'content-type': shape.contentType }),
      ...(shape.key === 'body' ? {} : { authorization }),
      ...(shape.gzip ? { 'content-encoding': 'gzip' } : {}),
      ...(shape.userAgent === undefined ? {} : { 'user-agent': shape.userAgent }),
    },
    body: shape.gzip ? gzipSync(text) : Buffer.from(text),
  });
}

const messageOf = (client: string) => ({
  type: 'track',
  event: `${client} Order Paid`,
  userId: `${client}-user`,
  messageId: `${client}-1`,
  timestamp: new Date().toISOString(),
  properties: { text: 'Ёлка 🌲', sum: 1.5 },
  context: { library: { name: `analytics-${client}`, version: '1.0.0' } },
});

test.each(SHAPES)(
  '$client: $path with key in $key, gzip $gzip, is answered with exactly 200',
  async (shape) => {
    const message = messageOf(shape.client);
    const sentAt = new Date().toISOString();
    const answer = await send(shape, shape.single ? { ...message, sentAt } : { batch: [message], sentAt });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual({ success: true });
    const [event, ...more] = (await received(server, `${shape.client} Order Paid`)).filter(
      (one) => one.name === `${shape.client} Order Paid`,
    );
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'track',
      messageId: `${shape.client}-1`,
      properties: { text: 'Ёлка 🌲', sum: 1.5 },
      source: `analytics-${shape.client}`,
      identity: { kind: 'user', value: `${shape.client}-user` },
    });
  },
);

test.each(SHAPES)('$client: a wrong key is told in a form that is not sent again', async (shape) => {
  const message = messageOf(shape.client);
  const answer = await send(shape, shape.single ? message : { batch: [message] }, 'nobody');
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    success: false,
    code: 'invalid_write_key',
    message: expect.any(String),
  });
});

const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;

test.each(TYPES)(
  '%s has a path of its own, by its name and by its letter, with and without a slash',
  async (type) => {
    for (const path of [`/v1/${type}`, `/v1/${type}/`, `/v1/${type[0]}`, `/v1/${type[0]}/`]) {
      const answer = await send(
        { client: 'any', path, contentType: 'text/plain', key: 'both', gzip: false },
        { event: 'By Path', userId: 'by-path', previousId: 'old', groupId: 'g', messageId: `path ${path}` },
      );
      expect([path, answer.status]).toEqual([path, 200]);
    }
    const types = (await received(server, 'by-path')).filter((event) =>
      event.messageId.startsWith(`path /v1/${type[0]}`),
    );
    const mine = types.filter(
      (event) => event.messageId.includes(`/${type}`) || /\/v1\/.\/?$/.test(event.messageId),
    );
    expect(mine).toHaveLength(4);
    expect(new Set(mine.map((event) => event.type))).toEqual(new Set([type]));
  },
);

test.each(['/v1/projects/KEY/settings', '/projects/KEY/settings'])(
  'mobile and browser clients find their settings: %s',
  async (path) => {
    const { writeKey } = server.credentials;
    const answer = await fetch(`${server.url}${path.replace('KEY', writeKey)}`, {
      headers: { origin: 'https://shop.example' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeTruthy();
    const settings = await answer.json();
    expect(settings.integrations['Segment.io']).toMatchObject({
      apiKey: writeKey,
      apiHost: `${new URL(server.url).host}/v1`,
    });
    expect(settings.metrics).toEqual({ sampleRate: 0 });
    expect((await fetch(`${server.url}${path.replace('KEY', 'nobody')}`)).status).toBe(404);
  },
);

test('a preflight allows what browser clients send, for hours', async () => {
  for (const path of ['/v1/t', '/v1/b', '/v1/batch', '/v1/projects/any/settings']) {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-retry-count',
      },
    });
    expect(answer.ok).toBe(true);
    const allowed = answer.headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
    for (const header of ['authorization', 'content-type', 'x-retry-count'])
      expect(allowed).toContain(header);
    expect(Number(answer.headers.get('access-control-max-age'))).toBeGreaterThanOrEqual(3_600);
    expect(['*', 'https://shop.example']).toContain(answer.headers.get('access-control-allow-origin'));
  }
});

test('ids that Python sends as numbers, and times with its offset, are taken', async () => {
  const [shape] = SHAPES;
  if (shape === undefined) throw new Error('there is no shape');
  const answer = await send(shape, {
    batch: [
      {
        type: 'identify',
        userId: 12_345,
        anonymousId: null,
        messageId: 'py-number',
        timestamp: '2026-05-01T12:00:00.123456+03:00',
        traits: { name: 'py-number' },
        context: { library: { name: 'analytics-python', version: '2.3.4' } },
        integrations: {},
      },
    ],
    sentAt: null,
  });
  expect(answer.status).toBe(200);
  const [event] = await received(server, 'py-number');
  expect(event?.identity).toEqual({ kind: 'user', value: '12345' });
});
