import { mayAct, ROLES, type Role } from '@romashka/model/govern';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { ask, type Plot } from './support/objects.ts';
import { asSession, asToken, newMember } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Answer, send } from './support/send.ts';

/** Who may call what: every route of the contract with every role, by session and by API token. */
let server: TestServer;
let plot: Plot;
const callers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'roles' };
  for (const role of ROLES) {
    const { cookie } = await newMember(server, apiToken, role);
    callers.set(`${role} by session`, asSession(server, cookie));
    const made = await ask<{ token: string }>(plot, 'POST', '/api/v1/api-tokens', { name: role, role });
    callers.set(`${role} by token`, asToken(made.token));
  }
});
afterAll(() => server?.stop());

const codeOf = (answer: Answer): unknown => (JSON.parse(answer.text) as { code?: unknown }).code;

describe.each(ALL_ROUTES)('$id', (route) => {
  test('is closed to whoever says nothing or lies', async () => {
    const call = await callOf(route, plot);
    const strangers = [
      {},
      asToken('rmk_made-up'),
      { authorization: 'Bearer' },
      { authorization: `Basic ${Buffer.from(`${server.credentials.apiToken}:`).toString('base64')}` },
      { cookie: 'romashka.session_token=made-up.signature', origin: server.url },
    ];
    for (const headers of strangers) {
      const answer = await send(server.url, call, headers);
      expect(answer.status, `${JSON.stringify(headers)} ${answer.text}`).toBe(401);
    }
  });

  test.each(ROLES)(`needs ${route.role}: %s`, async (role: Role) => {
    const may = mayAct(role, route.role);
    for (const way of ['session', 'token']) {
      const headers = callers.get(`${role} by ${way}`) ?? {};
      const answer = await send(server.url, await callOf(route, { ...plot, maker: headers }), headers);
      expect(answer.status, `${way} ${answer.text.slice(0, 300)}`).toBe(may ? 200 : 403);
      if (!may) expect(codeOf(answer)).toBe('role-too-low');
    }
  });
});

describe.each(ALL_ROUTES.filter(({ method }) => method !== 'GET'))('$id by cookie', (route) => {
  test('is refused unless our own page asks', async () => {
    const { cookie } = callers.get('owner by session') ?? {};
    const call = await callOf(route, plot);
    const forged = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${server.url}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { referer: `${server.url}/` },
    ];
    for (const headers of forged) {
      const answer = await send(server.url, call, { cookie: cookie ?? '', ...headers });
      expect([answer.status, codeOf(answer)], JSON.stringify(headers)).toEqual([403, 'cross-site']);
    }
  });
});

test('a revoked token and a lowered role end at once', async () => {
  const made = await ask<{ id: string; token: string }>(plot, 'POST', '/api/v1/api-tokens', {
    name: 'soon gone',
    role: 'viewer',
  });
  const me = { method: 'GET', path: '/api/v1/me' };
  expect((await send(server.url, me, asToken(made.token))).status).toBe(200);
  await ask(plot, 'DELETE', `/api/v1/api-tokens/${made.id}`);
  expect((await send(server.url, me, asToken(made.token))).status).toBe(401);
  const member = await newMember(server, plot.apiToken, 'owner');
  const people = { method: 'GET', path: '/api/v1/people' };
  const headers = asSession(server, member.cookie);
  expect((await send(server.url, people, headers)).status).toBe(200);
  await ask(plot, 'PATCH', `/api/v1/people/${member.id}`, { role: 'analyst' });
  expect((await send(server.url, people, headers)).status).toBe(403);
});

test('the last owner stays', async () => {
  const { items } = await ask<{ items: { id: string; role: string; email: string }[] }>(
    plot,
    'GET',
    '/api/v1/people',
  );
  const owners = items.filter(({ role }) => role === 'owner');
  const last = owners.find(({ email }) => email === server.credentials.email);
  for (const { id, email } of owners)
    if (email !== server.credentials.email) await ask(plot, 'DELETE', `/api/v1/people/${id}`);
  const removed = await server.call('DELETE', `/api/v1/people/${last?.id}`);
  const lowered = await server.call('PATCH', `/api/v1/people/${last?.id}`, { role: 'viewer' });
  expect([removed.status, lowered.status]).toEqual([409, 409]);
});
