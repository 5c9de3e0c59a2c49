import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { DOOR_PATHS } from './support/door.ts';
import type { Plot } from './support/objects.ts';
import { asToken } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Answer, type Call, send } from './support/send.ts';

/** The headers that tell browsers what an answer may do, on every answer of every kind. */
let server: TestServer;
let plot: Plot;
beforeAll(async () => {
  server = await startTestServer();
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'headers' };
});
afterAll(() => server?.stop());

const directives = (policy: string): Map<string, string> =>
  new Map(
    policy
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...values] = part.split(/\s+/);
        return [name, values.join(' ')];
      }),
  );

function expectStrict(answer: Answer): void {
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
  const rules = directives(policy);
  expect(rules.get('frame-ancestors')).toMatch(/^'(?:none|self)'$/);
  expect(rules.get('default-src')).toMatch(/^'(?:none|self)'$/);
  if (rules.get('default-src') === "'self'") {
    expect(rules.get('object-src')).toBe("'none'");
    expect(rules.get('base-uri')).toMatch(/^'(?:none|self)'$/);
  }
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['x-frame-options']).toBe('DENY');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.headers['x-powered-by']).toBeUndefined();
  expect(answer.headers['server']).toBeUndefined();
}

describe.each(ALL_ROUTES)('$id', (route) => {
  test('says so when it answers and when it refuses; nothing of it is kept by a cache', async () => {
    const call = await callOf(route, plot);
    const answers = [await send(server.url, call), await send(server.url, call, asToken(plot.apiToken))];
    expect(answers.map(({ status }) => status)).toEqual([401, 200]);
    for (const answer of answers) {
      expectStrict(answer);
      expect(answer.headers['cache-control']).toMatch(/no-store|no-cache/);
    }
  });
});

const OTHERS: readonly Call[] = [
  ...[
    '/',
    '/customers',
    '/choose-password?token=x',
    '/assets/none.js',
    '/docs',
    '/docs/json',
    '/docs/none',
  ].map((path) => ({ method: 'GET', path })),
  ...['/healthz', '/readyz', '/metrics', '/openapi.json', '/%', '/%E0', '/api/v1/none', '/api/auth/none'].map(
    (path) => ({ method: 'GET', path }),
  ),
  ...['/analytics.js/v1/none/analytics.min.js', '/v1/projects/none/settings', '/v1/none', '/v1/%'].map(
    (path) => ({
      method: 'GET',
      path,
    }),
  ),
  { method: 'POST', path: '/api/v1/customers', raw: '{' },
  { method: 'POST', path: '/api/auth/sign-in/email', raw: '{' },
  { method: 'POST', path: '/api/auth/sign-in/email', raw: 'x'.repeat(30_000) },
  { method: 'POST', path: '/api/v1/imports', raw: 'x'.repeat(1_200_000) },
  { method: 'DELETE', path: '/' },
  ...DOOR_PATHS.map((path) => ({ method: 'POST', path, raw: '{}' })),
  ...DOOR_PATHS.map((path) => ({ method: 'OPTIONS', path })),
];

test.each(OTHERS)('$method $path', async (call) => {
  const answer = await send(server.url, call, call.path === '/api/v1/imports' ? asToken(plot.apiToken) : {});
  expect(answer.status).not.toBe(500);
  expectStrict(answer);
});

test('the app is one page whose styles need the nonce of this answer', async () => {
  const [one, other] = [
    await send(server.url, { method: 'GET', path: '/' }),
    await send(server.url, { method: 'GET', path: '/' }),
  ];
  const nonce = /'nonce-([\w-]{20,})'/.exec(String(one.headers['content-security-policy']))?.[1];
  expect(nonce).toBeDefined();
  expect(String(other.headers['content-security-policy'])).not.toContain(nonce);
  expect(directives(String(one.headers['content-security-policy'])).get('script-src')).toBe("'self'");
  expect(one.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
  expect(one.text).not.toMatch(/\son\w+=/);
});

test('a file is shown as what it is and never runs in our name', async () => {
  const exported = ALL_ROUTES.find(({ id }) => id === 'customers.export');
  if (exported === undefined) throw new Error('there is no export');
  const answer = await send(server.url, await callOf(exported, plot), asToken(plot.apiToken));
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.headers['content-disposition']).toMatch(/^attachment/);
});

test('the number of proxies in front decides whose word on the address is taken', async () => {
  const behindOne = await startTestServer({ trustProxy: 1 });
  try {
    const chain = {
      ...asToken(behindOne.credentials.apiToken),
      'x-forwarded-for': '203.0.113.9, 198.51.100.4',
    };
    await send(behindOne.url, { method: 'GET', path: '/api/v1/customers' }, chain);
    const { body } = await behindOne.call('GET', '/api/v1/audit');
    expect((body as { items: { ip: string }[] }).items[0]?.ip).toBe('198.51.100.4');
  } finally {
    await behindOne.stop();
  }
});
