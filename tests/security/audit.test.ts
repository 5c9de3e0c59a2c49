import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { ask, fresh, newCustomer, type Plot } from './support/objects.ts';
import { rowsOf, withSql } from './support/owner-sql.ts';
import { asSession, asToken, newMember } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { send } from './support/send.ts';

/** S13. One record for every change and every reading of personal data; none can be altered unseen. */
const WORKSPACE = 1;
let server: TestServer;
let plot: Plot;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'audit' };
});
afterAll(() => server?.stop());

interface Row {
  readonly seq: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly ip: string;
  readonly request_id: string;
}
const trail = (): Promise<Row[]> =>
  withSql(server, 'owner', WORKSPACE, (client) => rowsOf<Row>(client, 'select * from audit order by seq'));

const verify = () =>
  ask<{ records: number; intact: boolean; firstBroken: number | null }>(plot, 'GET', '/api/v1/audit/verify');

const expectedAction = (route: (typeof ALL_ROUTES)[number]): string | null =>
  route.audit ?? (route.personal === true ? `read ${route.id}` : null);

test('every route that changes something names its record', () => {
  const changing = ALL_ROUTES.filter(({ method }) => method !== 'GET');
  expect(changing.filter(({ audit }) => audit === undefined)).toEqual([]);
  expect(new Set(changing.map(({ audit }) => audit)).size, 'names are told apart').toBe(changing.length);
});

describe.each(ALL_ROUTES)('$id', (route) => {
  test('leaves exactly the record that the contract names', async () => {
    const call = await callOf(route, plot);
    const before = await trail();
    const headers = { ...asToken(plot.apiToken), 'x-forwarded-for': '203.0.113.7' };
    const answer = await send(server.url, call, headers);
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    const fresh = (await trail()).slice(before.length);
    const action = expectedAction(route);
    if (action === null) return expect(fresh).toEqual([]);
    expect(fresh).toHaveLength(1);
    expect(fresh[0]).toMatchObject({ action, actor: 'token First token', ip: '203.0.113.7' });
    expect(fresh[0]?.request_id).not.toBe('');
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(call.path.split('?')[0] ?? '')?.[0];
    if (id !== undefined) expect(fresh[0]?.target).toBe(id);
  });
});

test('a record names the person behind a session', async () => {
  const member = await newMember(server, plot.apiToken, 'analyst');
  const id = await newCustomer(plot);
  await send(
    server.url,
    { method: 'GET', path: `/api/v1/customers/${id}` },
    asSession(server, member.cookie),
  );
  expect((await trail()).at(-1)).toMatchObject({
    actor: member.email,
    action: 'read customers.read',
    target: id,
  });
});

test('signing in and choosing a password are in the trail, in every workspace of the person', async () => {
  const before = (await trail()).length;
  const member = await newMember(server, plot.apiToken, 'viewer');
  const body = { currentPassword: member.password, newPassword: 'another ten petals' };
  const change = { method: 'POST', path: '/api/auth/change-password', body };
  expect((await send(server.url, change, asSession(server, member.cookie))).status).toBe(200);
  const fresh = (await trail()).slice(before);
  expect(fresh.map(({ action, actor }) => [action, actor])).toEqual([
    ['member.invited', 'token First token'],
    ['account.password-chosen', member.email],
    ['account.signed-in', member.email],
    ['account.password-changed', member.email],
  ]);
  expect(fresh[2]).toMatchObject({ target: member.id, ip: expect.stringMatching(/^198\.18\./) });
  expect(JSON.stringify(fresh)).not.toContain(member.password);
});

test('no secret stands in the trail', async () => {
  const { token } = await ask<{ token: string }>(plot, 'POST', '/api/v1/api-tokens', {
    name: 'x',
    role: 'viewer',
  });
  const { key } = await ask<{ key: string }>(plot, 'POST', '/api/v1/write-keys', { name: 'x' });
  const { apiToken } = await ask<{ apiToken: string }>(plot, 'POST', '/api/v1/workspaces', {
    key: 'aside',
    name: 'x',
  });
  const text = JSON.stringify(await trail());
  for (const secret of [token, key, apiToken, plot.apiToken]) expect(text).not.toContain(secret);
});

test('changes at the same time leave one record each, in one chain', async () => {
  const before = (await trail()).length;
  const names = Array.from({ length: 24 }, () => fresh(plot, 'token'));
  await Promise.all(names.map((name) => ask(plot, 'POST', '/api/v1/api-tokens', { name, role: 'viewer' })));
  expect((await trail()).length).toBe(before + names.length);
  expect(await verify()).toMatchObject({ intact: true, firstBroken: null, records: before + names.length });
});

test('a change whose words no store can keep is recorded all the same', async () => {
  const before = (await trail()).length;
  const bodies = ['lone \ud800 surrogate', 'right \u202e to left', '\ufeff mark', '__proto__'];
  for (const name of bodies) {
    const made = await server.call('POST', '/api/v1/api-tokens', { name, role: 'viewer' });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
  }
  expect((await trail()).length).toBe(before + bodies.length);
  expect(await verify()).toMatchObject({ intact: true });
});

describe('a trail that was tampered with', () => {
  /** Alters the trail as the owner of the tables would by SQL, asks for verification, and puts all back. */
  async function brokenBy(text: string, values: unknown[] = []) {
    const altered = async (client: Client) => {
      await client.query('create temp table kept as select * from audit');
      const { rowCount } = await client.query(text, values);
      expect(rowCount, 'the tampering touched a row').toBeGreaterThan(0);
      const said = await verify();
      await client.query('delete from audit');
      await client.query('insert into audit select * from kept');
      return said;
    };
    const said = await withSql(server, 'owner', WORKSPACE, altered);
    expect(await verify(), 'put back').toMatchObject({ intact: true });
    return said;
  }

  beforeAll(async () => {
    for (let i = 0; i < 12; i++) await ask(plot, 'POST', '/api/v1/write-keys', { name: fresh(plot, 'key') });
    expect(await verify()).toMatchObject({ intact: true });
  });

  const ALTERED = [
    `actor = 'someone else'`,
    `action = 'nothing'`,
    `target = 'another'`,
    `detail = '{"made": "up"}'`,
    `at = at + interval '1 millisecond'`,
    `ip = '192.0.2.1'`,
    `request_id = 'made-up'`,
    `hash = repeat('0', 64)`,
  ];
  test.each(ALTERED)('is found: %s', async (change) => {
    expect(await brokenBy(`update audit set ${change} where seq = 7`)).toMatchObject({
      intact: false,
      firstBroken: 7,
    });
  });

  test('is found when a record is gone: the first, one between, the last, the last few, all', async () => {
    const count = (await trail()).length;
    expect(await brokenBy('delete from audit where seq = 1')).toMatchObject({
      intact: false,
      firstBroken: 1,
    });
    expect(await brokenBy('delete from audit where seq = 9')).toMatchObject({
      intact: false,
      firstBroken: 9,
    });
    for (const kept of [count - 1, count - 5, 0])
      expect(
        await brokenBy('delete from audit where seq > $1', [kept]),
        `${kept} of ${count} left`,
      ).toMatchObject({
        intact: false,
        firstBroken: kept + 1,
      });
  });

  test('is found when two records change places or one is put in', async () => {
    const swap = `update audit a set actor = b.actor, action = b.action, target = b.target, detail = b.detail, at = b.at,
      ip = b.ip, request_id = b.request_id, hash = b.hash from audit b
      where b.workspace = a.workspace and ((a.seq = 4 and b.seq = 5) or (a.seq = 5 and b.seq = 4))`;
    expect(await brokenBy(swap)).toMatchObject({ intact: false, firstBroken: 4 });
    const copy = `insert into audit select workspace, (select max(seq) + 1 from audit), at, actor, action, target, detail,
      ip, request_id, hash from audit where seq = 3`;
    expect((await brokenBy(copy)).intact).toBe(false);
  });

  test('cannot come from the application', () =>
    withSql(server, 'app', WORKSPACE, async (client) => {
      for (const text of [
        `update audit set actor = 'x' where seq = 2`,
        'delete from audit where seq = 2',
        'truncate audit',
        'alter table audit disable row level security',
        'drop table audit',
      ])
        await expect(client.query(text), text).rejects.toMatchObject({ code: '42501' });
    }));
});
