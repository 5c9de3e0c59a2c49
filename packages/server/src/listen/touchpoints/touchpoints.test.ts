import type { CoverageView, TouchpointView } from '@romashka/model/contract';
import type { Json } from '@romashka/model/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { submissionOf } from '../segment/take-messages.ts';
import { MOST_TOUCHPOINTS, saveTouchpoint } from './touchpoints.store.ts';

let server: TestServer;
let ws = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOT = { expected: false, reason: 'not here' };
const NOTHING = { solicited: NOT, behaviour: NOT, operation: NOT, emotion: NOT };

interface Happened {
  readonly event: string;
  readonly touchpoint: string;
  /** Minutes before now. */
  readonly ago: number;
  /** Minutes until its record was here. */
  readonly lag?: number;
  readonly properties?: Readonly<Record<string, Json>>;
}

/** A workspace of its own, into which records can come as late as a test wants. */
async function newCompany(timeZone = 'UTC') {
  ws += 1;
  const made = await server.call('POST', '/api/v1/workspaces', { key: `points-${ws}`, name: 'T', timeZone });
  const { apiToken } = made.body as { apiToken: string };
  const call = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
    const answer = await server.call(method, path, body, apiToken);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return answer.body as T;
  };
  const { key, id } = await server.services.database.asSystem((rows) =>
    rows
      .selectFrom('workspace')
      .select(['key', 'id'])
      .where('key', '=', `points-${ws}`)
      .executeTakeFirstOrThrow(),
  );
  const workspace = await server.services.workspaces.byId(id);
  let sent = 0;
  return {
    call,
    workspace,
    apiToken,
    describe: (touchpoint: string, collects: object, more: object = {}) =>
      call<TouchpointView>('PUT', `/api/v1/touchpoints/${encodeURIComponent(touchpoint)}`, {
        name: `The ${touchpoint}`,
        collects: { ...NOTHING, ...collects },
        ...more,
      }),
    coverage: () => call<CoverageView>('GET', '/api/v1/touchpoints/coverage'),
    happened: async (all: readonly Happened[]) => {
      const now = Date.now();
      const source = { workspace, name: key, allowedOrigins: [] };
      const submissions = all.map(({ event, touchpoint, ago, lag = 0, properties = {} }) => {
        sent += 1;
        const time = now - ago * MINUTE;
        return submissionOf(
          {
            type: 'track',
            event,
            userId: `u${sent}`,
            messageId: `m${sent}`,
            timestamp: new Date(time).toISOString(),
            properties: { touchpoint, ...properties },
          },
          {
            received: time + lag * MINUTE,
            sentAt: null,
            source: key,
            history: false,
            type: null,
            newId: () => '',
          },
          source,
        );
      });
      expect(submissions.map(({ kind }) => kind)).toEqual(all.map(() => 'event'));
      await server.services.intake.submit(workspace, submissions);
      await server.services.shipper.flush();
    },
    importFile: async (rows: readonly string[]) => {
      const { id: file } = await call<{ id: string }>('POST', '/api/v1/imports', {
        kind: 'events',
        file: 'a.csv',
      });
      const answer = await fetch(`${server.url}/api/v1/imports/${file}/file`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'text/csv' },
        body: rows.join('\n'),
      });
      expect(await answer.json()).toMatchObject({ state: 'done', rejected: 0 });
      await server.services.shipper.flush();
    },
  };
}

const answered = (touchpoint: string, ago: number, more: Readonly<Record<string, Json>> = {}): Happened => ({
  event: 'Survey Answered',
  touchpoint,
  ago,
  properties: { response_id: `r${ago}${touchpoint}`, question_type: 'nps', value: 9, ...more },
});

test('what is collected is measured: in time, late, by hand, nothing; and what was never described', async () => {
  const { describe, happened, importFile, coverage } = await newCompany();
  await describe('shop', {
    solicited: { expected: true },
    behaviour: { expected: true, events: ['Shop Visited'] },
    operation: { expected: true, events: ['Till Failed', 'Queue Measured'], within: 60 },
    emotion: { expected: true },
  });
  await describe('desk', { behaviour: { expected: true, events: ['Desk Visited'] } });
  await describe('kiosk', { solicited: { expected: true } });
  await happened([
    answered('shop', 100),
    answered('shop', 50),
    { event: 'Shop Visited', touchpoint: 'shop', ago: 3_000, lag: 200 },
    { event: 'Shop Visited', touchpoint: 'shop', ago: 4_000, lag: 3 },
    { event: 'Till Failed', touchpoint: 'shop', ago: 500, lag: 40 },
    { event: 'Queue Measured', touchpoint: 'shop', ago: 600, lag: 0.5 },
    { event: 'Left Umbrella', touchpoint: 'lost and found', ago: 10 },
    { event: 'Left Umbrella', touchpoint: 'lost and found', ago: 60 * 24 * 40 },
  ]);
  await importFile([
    'userId,event,timestamp,touchpoint',
    ...[1, 2, 3].map((n) => `i${n},Desk Visited,${new Date(Date.now() - n * DAY).toISOString()},desk`),
  ]);
  const { touchpoints, undescribed, gaps, inTime, expected } = await coverage();
  const states = Object.fromEntries(
    touchpoints.map(({ key, cells }) => [key, Object.values(cells).map(({ state }) => state)]),
  );
  expect(states).toEqual({
    desk: ['not-expected', 'by-hand', 'not-expected', 'not-expected'],
    kiosk: ['nothing', 'not-expected', 'not-expected', 'not-expected'],
    shop: ['in-time', 'late', 'in-time', 'nothing'],
  });
  const shop = touchpoints.find(({ key }) => key === 'shop');
  expect(shop?.cells.behaviour).toMatchObject({ n: 2, byFile: 0, inTime: 1, median: 3, ninth: 240 });
  expect(shop?.cells.operation).toMatchObject({ n: 2, inTime: 2, median: 1, ninth: 40 });
  const desk = touchpoints.find(({ key }) => key === 'desk')?.cells.behaviour;
  expect(desk).toMatchObject({ n: 3, byFile: 3, inTime: 0, median: null });
  expect(Date.now() - Date.parse(desk?.last ?? '')).toBeLessThan(DAY + MINUTE);
  expect([inTime, expected]).toEqual([2, 6]);
  expect(gaps.map(({ kind, touchpoint }) => `${kind} ${touchpoint}`)).toEqual([
    'never-seen kiosk',
    'nothing shop',
    'by-hand desk',
    'late shop',
    'not-described lost and found',
  ]);
  expect(undescribed).toMatchObject([{ key: 'lost and found', n: 1, events: ['Left Umbrella'] }]);
});

test('words in an answer are emotion, also where the answer was mended later', async () => {
  const { describe, happened, coverage } = await newCompany();
  await describe('chat', { solicited: { expected: true }, emotion: { expected: true } });
  await happened([
    answered('chat', 30, { text: 'Thank you' }),
    answered('chat', 20),
    {
      ...answered('chat', 29),
      properties: { response_id: 'r30chat', question_type: 'nps', value: 2, revision: 2 },
    },
  ]);
  const [chat] = (await coverage()).touchpoints;
  expect([chat?.cells.solicited.n, chat?.cells.emotion.n]).toEqual([3, 1]);
});

test('a month is measured by its records; before the first of all there is no share', async () => {
  const { describe, happened, coverage } = await newCompany('Europe/Moscow');
  await describe('shop', { behaviour: { expected: true, events: ['Shop Visited'] } });
  const now = new Date();
  const middle = (back: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15, 12);
  const ago = (back: number) => (Date.now() - middle(back)) / MINUTE;
  await happened([
    { event: 'Shop Visited', touchpoint: 'shop', ago: ago(4), lag: 1 },
    { event: 'Shop Visited', touchpoint: 'shop', ago: ago(3), lag: 900 },
  ]);
  const { months, timeZone } = await coverage();
  expect(timeZone).toBe('Europe/Moscow');
  expect(months.map(({ share }) => share?.inTime ?? null)).toEqual([
    ...Array.from({ length: 8 }, () => null),
    1,
    0,
    0,
    0,
  ]);
  await describe('shop', { behaviour: { expected: true, events: ['Shop Visited'], within: 1_440 } });
  expect((await coverage()).months.slice(-4).map(({ share }) => share?.inTime)).toEqual([1, 1, 0, 0]);
  expect(months.at(-4)?.month).toBe(new Date(middle(4)).toISOString().slice(0, 7));
});

test('the same event is by hand from a file and by itself through the door, in whatever minute', async () => {
  const { describe, happened, importFile, coverage } = await newCompany();
  await describe('shop', { behaviour: { expected: true, events: ['Shop Visited'], within: 43_200 } });
  const at = new Date(Date.now() - 5 * DAY).toISOString();
  await importFile(['userId,event,timestamp,touchpoint', `i1,Shop Visited,${at},shop`]);
  await happened([{ event: 'Shop Visited', touchpoint: 'shop', ago: 5 * 24 * 60, lag: 5 * 24 * 60 }]);
  const cell = (await coverage()).touchpoints[0]?.cells.behaviour;
  expect(cell).toMatchObject({ n: 2, byFile: 1, inTime: 1, state: 'by-hand', median: 5 * 24 * 60 });
});

test('what was said of a touchpoint is kept, changed and taken away', async () => {
  const { describe, call } = await newCompany();
  const key = 'Выдача/заказа %';
  const said = {
    owner: 'Анна Соколова',
    purpose: 'To hand over what was ordered',
    channel: 'shop',
    standard: 'Within five minutes',
    target: { value: 5, unit: 'min' },
    metrics: ['nps', 'csat', 'nps'],
  };
  const saved = await describe(key, { behaviour: { expected: true, events: ['A', 'B', 'A'] } }, said);
  expect(saved).toMatchObject({ ...said, key, metrics: ['nps', 'csat'] });
  expect(saved.collects.behaviour).toEqual({ expected: true, reason: '', events: ['A', 'B'], within: 15 });
  expect(await call('GET', '/api/v1/touchpoints')).toEqual({ items: [saved] });
  await describe(key, {}, { name: 'Desk' });
  const { items } = await call<{ items: TouchpointView[] }>('GET', '/api/v1/touchpoints');
  expect(items).toMatchObject([{ key, name: 'Desk', owner: '', target: null }]);
  await call('DELETE', `/api/v1/touchpoints/${encodeURIComponent(key)}`);
  await call('DELETE', `/api/v1/touchpoints/${encodeURIComponent(key)}`, undefined, 404);
});

test.each([
  [{ within: 0 }, 'behaviour'],
  [{ within: 200_000 }, 'behaviour'],
  [{ events: [''] }, 'behaviour'],
  [{ events: Array.from({ length: 101 }, (_, n) => `e${n}`) }, 'behaviour'],
  [{ wanted: true }, 'behaviour'],
])('a description that is none is refused: %j', async (wrong, kind) => {
  const { call } = await newCompany();
  const body = { name: 'X', collects: { ...NOTHING, [kind]: { expected: true, ...wrong } } };
  expect(await call('PUT', '/api/v1/touchpoints/x', body, 400)).toMatchObject({ code: 'invalid-request' });
  expect(await call('GET', '/api/v1/touchpoints')).toEqual({ items: [] });
});

test('a key or a text that no store can keep is refused', async () => {
  const { call } = await newCompany();
  const body = { name: 'X', collects: NOTHING };
  expect(await call('PUT', '/api/v1/touchpoints/a%00b', body, 400)).toMatchObject({ code: 'invalid-value' });
  expect(await call('PUT', '/api/v1/touchpoints/%20', body, 400)).toMatchObject({ code: 'invalid-request' });
});

test('a register has an end', async () => {
  const { call, describe, workspace } = await newCompany();
  const first = await describe('p0', {});
  await server.services.database.inWorkspace(workspace.id, async (rows) => {
    for (let n = 1; n < MOST_TOUCHPOINTS; n += 1)
      expect(await saveTouchpoint(rows, workspace.id, { ...first, key: `p${n}` })).toBe(true);
  });
  await describe('p7', {}, { name: 'known, so it can be changed' });
  const body = { name: 'X', collects: NOTHING };
  expect(await call('PUT', '/api/v1/touchpoints/one-more', body, 409)).toMatchObject({
    code: 'too-many-touchpoints',
  });
});

test('a file of touchpoints: columns in either language, bad rows told by line, the same again changes nothing', async () => {
  const { call, apiToken, describe } = await newCompany();
  await describe('салон', { behaviour: { expected: true, events: ['Shop Visited'] } }, { owner: 'Анна' });
  const file =
    'Точка контакта;Название;Канал;Что собирать\nсалон;Салон;;ответы, поведение\nчат;Чат;сайт;\n;Пусто;;\nсайт;Сайт;;ответы и вздохи\n';
  const send = async (query: string, body = file) => {
    const sent = await fetch(`${server.url}/api/v1/touchpoints/file${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'text/csv' },
      body,
    });
    return { status: sent.status, body: await sent.json() };
  };
  const wanted = {
    status: 200,
    body: {
      rows: 4,
      created: 1,
      changed: 1,
      rejected: [
        { row: 4, code: 'no-touchpoint' },
        { row: 5, touchpoint: 'сайт', code: 'unknown-kind', said: { cell: 'ответы и вздохи' } },
      ],
    },
  };
  expect(await send('?dryRun=true')).toMatchObject(wanted);
  const list = async () => (await call<{ items: TouchpointView[] }>('GET', '/api/v1/touchpoints')).items;
  expect(await list()).toHaveLength(1);
  expect(await send('')).toMatchObject(wanted);
  expect(await send('')).toMatchObject({ body: { created: 0, changed: 0 } });
  const shop = (await list()).find(({ key }) => key === 'салон');
  expect(shop).toMatchObject({
    name: 'Салон',
    owner: 'Анна',
    collects: {
      solicited: { expected: true },
      behaviour: { expected: true, events: ['Shop Visited'] },
      emotion: { expected: false },
    },
  });
  expect(await send('', 'name,owner\nx,y\n')).toMatchObject({
    status: 400,
    body: { code: 'no-touchpoint-column' },
  });
  const many = `touchpoint\n${Array.from({ length: MOST_TOUCHPOINTS + 1 }, (_, n) => `p${n}`).join('\n')}`;
  expect(await send('', many)).toMatchObject({ status: 409, body: { code: 'too-many-touchpoints' } });
  expect(await list(), 'all or nothing').toHaveLength(2);
});
