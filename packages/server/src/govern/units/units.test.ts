import type { MetricAnswer } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let ws = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const DAY = 24 * 3_600_000;
const NOW = Date.now();
const ago = (days: number): string => new Date(NOW - days * DAY).toISOString();

/** A workspace of its own, where shops answered on known days. */
async function newCompany() {
  ws += 1;
  const made = await server.call('POST', '/api/v1/workspaces', {
    key: `units-${ws}`,
    name: 'U',
    timeZone: 'UTC',
  });
  const { apiToken, writeKey } = made.body as { apiToken: string; writeKey: string };
  const call = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
    const answer = await server.call(method, path, body, apiToken);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return answer.body as T;
  };
  return {
    call,
    save: (rows: object[], more = {}) =>
      call<{ created: number; renamed: number; moved: number; rejected: object[] }>('POST', '/api/v1/units', {
        rows,
        ...more,
      }),
    answer: async (scores: readonly (readonly [unit: string, days: number, value: number])[]) => {
      await server.send(
        scores.map(([unit, days, value], n) => ({
          type: 'track',
          event: 'Survey Answered',
          userId: `u${n}`,
          timestamp: ago(days),
          properties: { response_id: `r${n}`, question_type: 'nps', value, unit },
        })),
        writeKey,
      );
      await server.services.shipper.flush();
    },
    nps: async (more = ''): Promise<[number, number | null]> => {
      const { n, value } = await call<{ n: number; value: number | null }>(
        'GET',
        `/api/v1/metrics/nps?${more}`,
      );
      return [n, value];
    },
  };
}

test('a figure of a unit is of all that stood under it then, or of all that stand there today', async () => {
  const { save, answer, nps } = await newCompany();
  await save([
    { unit: 'north', name: 'Север', parent: 'company' },
    { unit: 'south', name: 'Юг', parent: 'company' },
    { unit: 'shop-1', parent: 'north' },
    { unit: 'shop-2', parent: 'south' },
  ]);
  await answer([
    ['shop-1', 20, 10],
    ['shop-1', 5, 0],
    ['shop-2', 20, 9],
    ['shop-2', 5, 8],
    ['kiosk', 5, 3],
  ]);
  await save([{ unit: 'shop-1', parent: 'south', from: ago(10) }]);
  expect(await nps()).toEqual([5, 0]);
  expect(await nps('unit=company')).toEqual([4, 25]);
  expect(await nps('unit=north')).toEqual([1, 100]);
  expect(await nps('unit=south')).toEqual([3, 0]);
  expect(await nps('unit=north&tree=today')).toEqual([0, null]);
  expect(await nps('unit=south&tree=today')).toEqual([4, 25]);
  expect(await nps('unit=shop-1')).toEqual([2, 0]);
  expect(await nps('unit=kiosk')).toEqual([1, -100]);
  expect(await nps('unit=nobody')).toEqual([0, null]);
});

test('a figure is divided one level down, as the tree was then or is today', async () => {
  const { save, answer, call } = await newCompany();
  await save([
    { unit: 'north', parent: 'company' },
    { unit: 'south', parent: 'company' },
    { unit: 'shop-1', parent: 'north' },
    { unit: 'shop-2', parent: 'south' },
  ]);
  await save([{ unit: 'shop-1', parent: 'south', from: ago(10) }]);
  await answer([
    ['shop-1', 20, 10],
    ['shop-1', 5, 0],
    ['shop-2', 5, 8],
    ['south', 5, 8],
    ['kiosk', 5, 3],
  ]);
  const below = async (query = ''): Promise<Record<string, number>> => {
    const { groups } = await call<MetricAnswer>('GET', `/api/v1/metrics/nps?group=unit.below${query}`);
    return Object.fromEntries(groups.map(({ group, n }) => [group['unit.below'], n]));
  };
  expect(await below()).toEqual({ north: 1, south: 3, kiosk: 1 });
  expect(await below('&tree=today')).toEqual({ south: 4, kiosk: 1 });
  expect(await below('&unit=south')).toEqual({ 'shop-1': 1, 'shop-2': 1, south: 1 });
  expect(await below('&unit=south&tree=today')).toEqual({ 'shop-1': 2, 'shop-2': 1, south: 1 });
  expect(await below('&unit=shop-1')).toEqual({ 'shop-1': 2 });
});

test('groupings stand side by side', async () => {
  const { save, answer, nps, call } = await newCompany();
  await save([
    { unit: 'shop-1', parent: 'moscow', grouping: 'geography' },
    { unit: 'shop-2', parent: 'moscow', grouping: 'geography' },
    { unit: 'shop-1', parent: 'dealer', grouping: 'dealers' },
  ]);
  await answer([
    ['shop-1', 2, 10],
    ['shop-2', 2, 0],
  ]);
  expect(await nps('unit=moscow')).toEqual([2, 0]);
  expect(await nps('unit=dealer')).toEqual([1, 100]);
  const { groupings, items } = await call<{
    groupings: string[];
    items: { key: string; places: object[] }[];
  }>('GET', '/api/v1/units');
  expect(groupings).toEqual(['dealers', 'geography']);
  expect(items.find(({ key }) => key === 'shop-1')?.places).toEqual([
    { grouping: 'dealers', parent: 'dealer', from: null, to: null },
    { grouping: 'geography', parent: 'moscow', from: null, to: null },
  ]);
});

test('a row that would put a unit under itself costs no other, and trying changes nothing', async () => {
  const { save, call } = await newCompany();
  const rows = [
    { unit: 'a', parent: 'b' },
    { unit: 'b', parent: 'a' },
    { unit: 'c', name: 'C', parent: 'b' },
  ];
  const tried = await save(rows, { dryRun: true });
  expect(tried).toMatchObject({
    created: 3,
    moved: 2,
    rejected: [{ row: 2, unit: 'b', code: 'unit-under-itself' }],
  });
  expect(await call('GET', '/api/v1/units')).toEqual({ groupings: [], items: [] });
  expect(await save(rows)).toEqual(tried);
  expect(await save([rows[0], rows[2]] as object[])).toMatchObject({
    created: 0,
    renamed: 0,
    moved: 0,
    rejected: [],
  });
});

test('a unit that others stand under stays; one alone can be taken away', async () => {
  const { save, call } = await newCompany();
  await save([{ unit: 'leaf/1 ж', name: 'Leaf', parent: 'top' }]);
  await call('DELETE', '/api/v1/units/top', undefined, 409);
  await call('DELETE', `/api/v1/units/${encodeURIComponent('leaf/1 ж')}`);
  await call('DELETE', '/api/v1/units/top');
  await call('DELETE', '/api/v1/units/top', undefined, 404);
});

test('ten thousand units are taken in one call, and again without a change', async () => {
  const { save } = await newCompany();
  const rows = Array.from({ length: 10_000 }, (_, n) => ({
    unit: `shop-${n}`,
    name: `Shop ${n}`,
    parent: n < 100 ? 'company' : `shop-${n % 100}`,
  }));
  expect(await save(rows)).toMatchObject({ created: 10_001, moved: 10_000, rejected: [] });
  expect(await save(rows)).toMatchObject({ created: 0, renamed: 0, moved: 0, rejected: [] });
});

test('a file of units: columns by the names of either language, bad rows told by line', async () => {
  const { call, answer, nps } = await newCompany();
  const file =
    'Код;Название;Родитель;С\nм-1;Тверская;Москва;\nм-2;;Москва;\n;Пусто;Москва;\nм-1;;Юг;01.02.2026\nм-2;;Юг;скоро\n';
  const token = (await call<{ token: string }>('POST', '/api/v1/api-tokens', { name: 't', role: 'owner' }))
    .token;
  const send = async (query: string) => {
    const sent = await fetch(`${server.url}/api/v1/units/file${query}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: file,
    });
    return { status: sent.status, body: await sent.json() };
  };
  const wanted = {
    rows: 5,
    created: 4,
    renamed: 0,
    moved: 2,
    rejected: [
      { row: 4, code: 'no-unit' },
      { row: 6, code: 'no-date', said: { column: 'С', cell: 'скоро' } },
    ],
  };
  expect(await send('?dryRun=true')).toMatchObject({ status: 200, body: wanted });
  expect((await call<{ items: object[] }>('GET', '/api/v1/units')).items).toEqual([]);
  expect(await send('')).toMatchObject({ status: 200, body: wanted });
  expect(await send('')).toMatchObject({ body: { created: 0, moved: 0 } });
  await answer([['м-1', (NOW - Date.UTC(2026, 0, 15)) / DAY, 10]]);
  expect([await nps('unit=Москва'), await nps('unit=Юг'), await nps('unit=Юг&tree=today')]).toEqual([
    [1, 100],
    [0, null],
    [1, 100],
  ]);
});

test.each([
  ['name,parent\nx,y\n', 'no-unit-column'],
  ['%PDF-1.7 not a table', 'unreadable-file'],
  [`unit\n${'a\n'.repeat(100_001)}`, 'unreadable-file'],
])('a file that is none of units is refused with a sentence: %.30s', async (file, code) => {
  const sent = await fetch(`${server.url}/api/v1/units/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: file,
  });
  expect([sent.status, ((await sent.json()) as { code: string }).code]).toEqual([400, code]);
});
