import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { fillPlot, fresh, messagesOf, type Plot } from './support/objects.ts';
import { rowsOf, withSql, workspaceTables } from './support/owner-sql.ts';
import { asSession, asToken, freshAddress, newMember, signIn } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Answer, type Call, eachOf, send } from './support/send.ts';

/**
 * S4. Two workspaces hold one of everything. Every route of the contract is called with the
 * objects of the first and every credential of the second: nothing of the first comes back and
 * nothing in it changes. The same calls succeed for the first, so that a refusal means something.
 */
const MARK = 'qanaryaone';
let server: TestServer;
let ours: Plot;
let theirs: Plot;
let ids: Readonly<Record<string, string>>;
let session: Record<string, string>;
const prepared = new Map<string, Call>();

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  ours = { server, apiToken, writeKey, mark: MARK };
  const made = await server.call('POST', '/api/v1/workspaces', { key: 'second', name: 'Second' });
  expect(made.status).toBe(200);
  const second = made.body as { apiToken: string; writeKey: string };
  theirs = { server, apiToken: second.apiToken, writeKey: second.writeKey, mark: 'otherword' };
  ids = await fillPlot(ours);
  await fillPlot(theirs);
  session = asSession(server, (await newMember(server, theirs.apiToken, 'owner')).cookie);
  for (const route of ALL_ROUTES) prepared.set(route.id, await callOf(route, ours));
});
afterAll(() => server?.stop());

/** The caller's own words come back in some answers: they are not a leak. */
const hides = (answer: Answer, call: Call): void => {
  const said = `${call.path} ${JSON.stringify(call.body ?? '')}`;
  const secrets = [MARK, ...Object.values(ids), server.credentials.email, server.credentials.writeKey];
  const leaked = secrets.filter((secret) => !said.includes(secret) && answer.text.includes(secret));
  expect(leaked, `${call.method} ${call.path} shows what is not the caller's`).toEqual([]);
};

const isEmpty = (text: string): boolean => {
  const body: unknown = JSON.parse(text);
  return (
    typeof body === 'object' && body !== null && 'items' in body && (body.items as unknown[]).length === 0
  );
};

/** The same call with nothing of ours in its body but ids: what a caller wrote themselves they may read again. */
const inTheirWords = (call: Call): Call => ({
  ...call,
  ...(call.body === undefined
    ? {}
    : { body: JSON.parse(JSON.stringify(call.body).replaceAll(MARK, theirs.mark)) }),
  ...(typeof call.raw === 'string' ? { raw: call.raw.replaceAll(MARK, theirs.mark) } : {}),
});

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function refusesOrHides(call: Call, headers: Record<string, string>): Promise<void> {
  const answer = await send(server.url, call, headers);
  hides(answer, call);
  expect(answer.status, answer.text).toBeLessThan(500);
  const named = `${call.path} ${JSON.stringify(call.body ?? '')}`.match(UUID) ?? [];
  if (named.length > 0 && answer.status === 200) expect(isEmpty(answer.text), answer.text).toBe(true);
  else if (named.length > 0) expect([403, 404], answer.text).toContain(answer.status);
}

/** Every row of a workspace in the state engine, as text. */
const snapshot = (workspace: number): Promise<Record<string, unknown[]>> =>
  withSql(server, 'owner', workspace, async (client) => {
    const state: Record<string, unknown[]> = {};
    for (const table of await workspaceTables(client)) {
      const rows = await rowsOf<{ row: string }>(
        client,
        `select t::text as row from "${table}" t order by 1`,
      );
      state[table] = rows.map(({ row }) => row);
    }
    return state;
  });

describe('with the objects of another workspace', () => {
  let before: Record<string, unknown[]>;
  beforeAll(async () => {
    await server.services.shipper.flush();
    before = await snapshot(1);
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(14);
  });

  test.each(ALL_ROUTES)('$id shows and changes nothing', async (route) => {
    const made = prepared.get(route.id);
    if (made === undefined) throw new Error(`${route.id} was not prepared`);
    const call = inTheirWords(made);
    const inOurs = { ...session, 'x-romashka-workspace': 'main' };
    const refused = await send(server.url, call, inOurs);
    expect(refused.status, 'a member of another workspace names ours').toBe(403);
    hides(refused, call);
    await refusesOrHides(call, asToken(theirs.apiToken));
    await refusesOrHides(call, session);
  });

  test('an id of ours in any place of a call of theirs finds nothing', async () => {
    let tried = 0;
    for (const route of ALL_ROUTES) {
      const call = await callOf(route, theirs);
      const text = JSON.stringify({ path: call.path, body: call.body });
      for (const slot of new Set(text.match(UUID))) {
        await eachOf(Object.values(ids), 4, async (id) => {
          const moved = JSON.parse(text.replaceAll(slot, id)) as { path: string; body?: unknown };
          tried += 1;
          await refusesOrHides({ ...call, ...moved }, asToken(theirs.apiToken));
        });
      }
    }
    expect(tried).toBeGreaterThan(150);
  });

  test('a write key opens no route, neither ours nor theirs', async () => {
    const keys = [ours.writeKey, theirs.writeKey];
    const forms = (key: string) => [
      `Bearer ${key}`,
      `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      key,
    ];
    await eachOf(ALL_ROUTES, 4, async (route) => {
      const call = prepared.get(route.id);
      for (const authorization of keys.flatMap(forms)) {
        const answer = await send(server.url, call ?? { method: route.method, path: route.path }, {
          authorization,
        });
        expect(answer.status, `${route.id} with ${authorization.slice(0, 6)}`).toBe(401);
      }
    });
  });

  test('afterwards our workspace is as it was, to the row', async () => {
    await server.services.shipper.flush();
    const after = await snapshot(1);
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
  });
});

describe('the owner of the objects', () => {
  test.each(ALL_ROUTES)('may call $id', async (route) => {
    const answer = await send(server.url, await callOf(route, ours), asToken(ours.apiToken));
    expect(answer.status, answer.text.slice(0, 500)).toBe(200);
  });

  const SHOWN = [
    'rejected.list',
    'imports.list',
    'imports.rejected',
    'touchpoints.list',
    'touchpoints.coverage',
    'customers.list',
    'customers.read',
    'customers.events',
    'customers.answers',
    'customers.export',
    'events.list',
    'answers.list',
    'dimensions.list',
    'metrics.read',
    'people.list',
    'tokens.list',
    'writeKeys.list',
    'audit.list',
  ];
  test.each(SHOWN)('sees the mark in %s, so that a leak would be seen', async (routeId) => {
    const route = ALL_ROUTES.find(({ id }) => id === routeId);
    if (route === undefined) throw new Error(`there is no route ${routeId}`);
    const answer = await send(server.url, await callOf(route, ours), asToken(ours.apiToken));
    expect(answer.text).toContain(MARK);
  });
});

test('figures are of the own workspace only', async () => {
  const plot = { ...theirs, mark: 'figures' };
  const made = await server.call('POST', '/api/v1/workspaces', { key: 'third', name: 'Third' });
  const { apiToken, writeKey } = made.body as { apiToken: string; writeKey: string };
  await server.send(messagesOf(plot, fresh(plot, 'only')), writeKey);
  const nps = await server.call('GET', '/api/v1/metrics/nps', undefined, apiToken);
  expect(nps.body).toMatchObject({ n: 1, value: 100 });
  const count = await server.call('GET', '/api/v1/metrics/count?group=event', undefined, apiToken);
  expect(count.body).toMatchObject({ value: 3 });
});

test('a message id known in one workspace does not suppress it in another', async () => {
  const message = (userId: string) => ({ type: 'track', event: 'Same id', userId, messageId: 'shared-id' });
  await server.send([message('one')], ours.writeKey);
  await server.send([message('two')], theirs.writeKey);
  const found = await server.call('GET', '/api/v1/events?event=Same%20id', undefined, theirs.apiToken);
  expect((found.body as { items: unknown[] }).items).toHaveLength(1);
});

test('the live stream carries the own workspace only', async () => {
  const stop = new AbortController();
  const answer = await fetch(`${server.url}/api/v1/live`, {
    headers: asToken(theirs.apiToken),
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const listening = (async () => {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) return;
      heard += part.value;
      if (heard.includes('the last one')) return;
    }
  })();
  await server.send(messagesOf(ours, fresh(ours, 'live')), ours.writeKey);
  await server.send([{ type: 'track', event: 'the last one', userId: 'live' }], theirs.writeKey);
  await listening;
  stop.abort();
  expect(heard).toContain('the last one');
  expect(heard).not.toContain(MARK);
});

test('whoever owns one workspace cannot set the password of a member of another', async () => {
  const elsewhere = await newMember(server, ours.apiToken, 'owner');
  const pending = { email: 'pending-elsewhere@example.test', name: 'Pending', role: 'viewer' };
  await server.call('POST', '/api/v1/people', pending, ours.apiToken);
  for (const email of [elsewhere.email, pending.email]) {
    const body = { email, name: 'Mine now', role: 'owner' };
    const invited = await server.call('POST', '/api/v1/people', body, theirs.apiToken);
    expect(invited).toMatchObject({ status: 409, body: { code: 'account-elsewhere' } });
  }
});

test('an account with a password that its first inviter chose is never let into another workspace', async () => {
  const claimed = await newMember(server, theirs.apiToken, 'viewer');
  const invite = () => {
    const body = { email: claimed.email, name: 'Wanted', role: 'owner' };
    return server.call('POST', '/api/v1/people', body, ours.apiToken);
  };
  expect((await invite()).status).toBe(409);
  expect(
    (await server.call('DELETE', `/api/v1/people/${claimed.id}`, undefined, theirs.apiToken)).status,
  ).toBe(200);
  const invited = await invite();
  expect(invited).toMatchObject({
    status: 200,
    body: { pending: true, invitation: { link: expect.any(String) } },
  });
  expect((await signIn(server, claimed.email, claimed.password, freshAddress())).status).toBe(401);
});

test.each(ALL_ROUTES.filter(({ installation }) => installation === true))(
  'what concerns the whole installation is shut to the owners of other workspaces: $id',
  async (route) => {
    const call = await callOf(route, ours);
    const answer = await send(server.url, call, asToken(theirs.apiToken));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('not-the-first-workspace');
  },
);
