import type { RejectedView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const list = async (query = ''): Promise<{ items: RejectedView[]; next: string | null }> =>
  (await server.call('GET', `/api/v1/rejected${query}`)).body;

async function refuse(message: object): Promise<RejectedView> {
  await server.send([message]);
  const [newest] = (await list()).items;
  if (newest === undefined) throw new Error('nothing was refused');
  return newest;
}

const retry = (id: string, body?: string) =>
  server.call('POST', `/api/v1/rejected/${id}/retry`, body === undefined ? {} : { body });

test('a refused message is shown with its reason and goes in when it is mended', async () => {
  const row = await refuse({ type: 'track', userId: 'R-1', properties: { a: 1 } });
  expect(row).toMatchObject({ code: 'no-event-name', field: 'event', retries: 0 });
  expect(
    (await retry(row.id, JSON.stringify({ type: 'track', userId: 'R-1', event: 'Mended' }))).body,
  ).toEqual({
    accepted: true,
    code: null,
    reason: null,
  });
  await server.services.shipper.flush();
  const { body } = await server.call('GET', '/api/v1/metrics/count?event=Mended');
  expect(body).toMatchObject({ value: 1 });
  expect((await list()).items.map(({ id }) => id)).not.toContain(row.id);
  expect((await retry(row.id)).status).toBe(404);
});

test('one that is refused again keeps what was tried, and the new reason', async () => {
  const row = await refuse({ type: 'track', userId: 'R-2' });
  const tried = JSON.stringify({ type: 'track', userId: 'null', event: 'x' });
  expect((await retry(row.id, tried)).body).toMatchObject({ accepted: false, code: 'placeholder-id' });
  const [kept] = (await list('?code=placeholder-id')).items;
  expect(kept).toMatchObject({ id: row.id, body: tried, retries: 1 });
  expect((await retry(row.id, '{"half":')).body).toMatchObject({ accepted: false, code: 'not-an-object' });
  expect((await retry(row.id)).body).toMatchObject({ accepted: false });
  expect((await list()).items.find(({ id }) => id === row.id)?.retries).toBe(3);
});

test('a message without a type is known by its fields', async () => {
  const row = await refuse({ type: 'nothing', userId: 'R-3' });
  expect(
    (await retry(row.id, JSON.stringify({ userId: 'R-3', traits: { name: 'Anna' } }))).body,
  ).toMatchObject({ accepted: true });
  const { body } = await server.call('GET', '/api/v1/customers?q=R-3');
  expect((body as { items: { name: string }[] }).items).toMatchObject([{ name: 'Anna' }]);
});

test('the list pages by cursor and a message can be discarded', async () => {
  await server.send([{ type: 'a' }, { type: 'b' }, { type: 'c' }]);
  const first = await list('?limit=2');
  expect(first.items).toHaveLength(2);
  const second = await list(`?limit=2&cursor=${first.next}`);
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await server.call('DELETE', `/api/v1/rejected/${ids[0]}`)).body).toEqual({ done: true });
  expect((await server.call('DELETE', `/api/v1/rejected/${ids[0]}`)).status).toBe(404);
  expect((await server.call('GET', '/api/v1/rejected?cursor=x')).status).toBe(400);
});
