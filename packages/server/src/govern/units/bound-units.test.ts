import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let guests = 0;
beforeAll(async () => {
  server = await startTestServer();
  await call('POST', '/api/v1/units', {
    rows: [
      { unit: 'shop-1', name: 'Тверская', parent: 'north' },
      { unit: 'shop-2', parent: 'north' },
      { unit: 'spare', parent: null },
    ],
  });
});
afterAll(() => server?.stop());

interface Told {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly role: string;
    readonly units: string[];
    readonly token: string;
    readonly code: string;
    readonly detail: string;
  };
}
const call = (method: string, path: string, body?: unknown, token?: string): Promise<Told> =>
  server.call(method, path, body, token);
const invite = (more: object): Promise<Told> => {
  guests += 1;
  return call('POST', '/api/v1/people', { email: `guest-${guests}@example.test`, name: 'Guest', ...more });
};
const change = (id: string, body: object): Promise<Told> => call('PATCH', `/api/v1/people/${id}`, body);
const newToken = (more: object): Promise<Told> =>
  call('POST', '/api/v1/api-tokens', { name: 'till', role: 'viewer', ...more });

test('members and tokens are bound to units, and are told with them', async () => {
  const invited = await invite({ role: 'viewer', units: ['shop-1', 'north', 'shop-1'] });
  expect(invited).toMatchObject({ status: 200, body: { role: 'viewer', units: ['shop-1', 'north'] } });
  const { id } = invited.body;
  expect((await change(id, { role: 'analyst' })).body).toMatchObject({
    role: 'analyst',
    units: ['shop-1', 'north'],
  });
  expect((await change(id, { units: ['shop-2'] })).body).toMatchObject({
    role: 'analyst',
    units: ['shop-2'],
  });
  const people = (await server.call('GET', '/api/v1/people')).body as { items: object[] };
  expect(people.items).toContainEqual(expect.objectContaining({ id, units: ['shop-2'] }));
  expect((await change(id, { units: [] })).body).toMatchObject({ units: [] });

  const made = await newToken({ units: ['shop-1', 'spare'] });
  expect(made).toMatchObject({ status: 200, body: { units: ['shop-1', 'spare'] } });
  const tokens = (await server.call('GET', '/api/v1/api-tokens')).body as { items: object[] };
  expect(tokens.items).toContainEqual(
    expect.objectContaining({ id: made.body.id, units: ['shop-1', 'spare'] }),
  );
  const me = await call('GET', '/api/v1/me', undefined, made.body.token);
  expect(me.body.units).toEqual([
    { key: 'shop-1', name: 'Тверская' },
    { key: 'spare', name: 'spare' },
  ]);
  expect((await call('GET', '/api/v1/me')).body.units).toEqual([]);
});

test('an owner is not bound, and who is bound becomes owner only when let free', async () => {
  const refused = { status: 400, body: { code: 'owner-bound' } };
  expect(await invite({ role: 'owner', units: ['shop-1'] })).toMatchObject(refused);
  expect(await newToken({ role: 'owner', units: ['shop-1'] })).toMatchObject(refused);
  const { id } = (await invite({ role: 'viewer', units: ['shop-1'] })).body;
  expect(await change(id, { role: 'owner' })).toMatchObject(refused);
  expect((await change(id, { units: ['shop-1'] })).body).toMatchObject({ role: 'viewer', units: ['shop-1'] });
  expect(await change(id, { role: 'owner', units: [] })).toMatchObject({
    status: 200,
    body: { role: 'owner', units: [] },
  });
  expect(await change(id, { units: ['shop-1'] })).toMatchObject(refused);
  await expect(
    server.services.database.inWorkspace(1 as never, (rows) =>
      rows
        .updateTable('member')
        .set({ units: ['shop-1'] })
        .where('id', '=', id)
        .execute(),
    ),
    'the store refuses it too',
  ).rejects.toThrow('owners_are_not_bound');
});

test('a unit that the company does not have binds nobody', async () => {
  for (const units of [['nowhere'], ['shop-1', 'nowhere'], ['SHOP-1']]) {
    const answer = await invite({ role: 'viewer', units });
    expect(answer).toMatchObject({ status: 400, body: { code: 'unknown-unit' } });
    expect(answer.body.detail).toContain(units.at(-1));
    expect(await newToken({ units })).toMatchObject({ status: 400, body: { code: 'unknown-unit' } });
  }
  for (const units of [[''], 'shop-1', Array.from({ length: 101 }, (_, n) => `u${n}`)])
    expect(await newToken({ units })).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(await change(crypto.randomUUID(), { units: ['shop-1'] })).toMatchObject({ status: 404 });
});

test('a unit that somebody is bound to stays until they are bound elsewhere', async () => {
  await call('POST', '/api/v1/units', { rows: [{ unit: 'kiosk' }] });
  const { id } = (await invite({ role: 'viewer', units: ['kiosk'] })).body;
  const token = (await newToken({ name: 'kiosk till', units: ['kiosk'] })).body;
  const remove = () => call('DELETE', '/api/v1/units/kiosk');
  const refused = await remove();
  expect(refused).toMatchObject({ status: 409, body: { code: 'unit-bound' } });
  for (const word of [`guest-${guests}@example.test`, 'token kiosk till', '"kiosk"'])
    expect(refused.body.detail).toContain(word);
  await change(id, { units: ['shop-1'] });
  expect((await remove()).status).toBe(409);
  await call('DELETE', `/api/v1/api-tokens/${token.id}`);
  expect((await remove()).status).toBe(200);
  expect((await remove()).status).toBe(404);
});

test('binding and removing at the same time leaves nobody bound to nothing', async () => {
  for (let n = 0; n < 10; n += 1) {
    const unit = `brief-${n}`;
    await call('POST', '/api/v1/units', { rows: [{ unit }] });
    const [made, removed] = await Promise.all([
      newToken({ units: [unit] }),
      call('DELETE', `/api/v1/units/${unit}`),
    ]);
    expect([
      [200, 409],
      [400, 200],
    ]).toContainEqual([made.status, removed.status]);
  }
});
