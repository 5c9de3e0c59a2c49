import type { AnswerView, CustomerLine, EventView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace } from '../../govern/workspace/create-workspace.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A workspace of its own, so that no test sees another's lists. */
async function newHouse() {
  const { writeKey, apiToken } = await createWorkspace(server.services.database, {
    key: `w-${crypto.randomUUID().slice(0, 8)}`,
    name: 'Test',
    timeZone: 'Europe/Moscow',
    locale: 'ru',
    owner: null,
    createdBy: 'test',
  });
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await server.call('GET', path, undefined, apiToken);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body;
  };
  return {
    get,
    call: (path: string) => server.call('GET', path, undefined, apiToken),
    send: (messages: readonly object[]) => server.send(messages, writeKey),
    find: async (typed: string): Promise<string[]> => {
      const page = await get<Page<CustomerLine>>(`/api/v1/customers?q=${encodeURIComponent(typed)}`);
      return page.items.map((line) => line.userId);
    },
    /** Walks a list page by page; between pages something may happen. */
    walk: async <Item>(
      path: string,
      limit: number,
      between: (page: number) => Promise<void>,
    ): Promise<Item[]> => {
      const items: Item[] = [];
      let cursor = '';
      for (let page = 0; ; page += 1) {
        const mark = path.includes('?') ? '&' : '?';
        const found = await get<Page<Item>>(`${path}${mark}limit=${limit}${cursor}`);
        items.push(...found.items);
        if (found.next === null) return items;
        expect(found.items.length).toBe(limit);
        cursor = `&cursor=${found.next}`;
        await between(page);
      }
    },
  };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const START = Date.UTC(2026, 4, 1);
/** Several share a moment: a cursor of time alone would lose or repeat them. */
const at = (n: number): string => new Date(START + Math.floor(n / 7) * 1_001).toISOString();
const seen = (n: number) => ({
  type: 'track',
  event: 'Seen',
  userId: `u${n % 10}`,
  timestamp: at(n),
  properties: { n },
});
const answered = (n: number) => ({
  type: 'track',
  event: 'Survey Answered',
  userId: `u${n % 10}`,
  timestamp: at(n),
  properties: { response_id: `r${n}`, question_type: 'nps', value: n % 11, survey: 'relation' },
});
const numbers = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

test('events are walked once each while new ones arrive, newest first, and a filter holds over all pages', async () => {
  const house = await newHouse();
  await house.send(range(100).map(seen));
  const events = await house.walk<EventView>('/api/v1/events?event=Seen', 9, async (page) => {
    const now = new Date().toISOString();
    await house.send([
      { ...seen(1_000 + page), timestamp: now },
      { ...seen(2_000 + page), timestamp: now, event: 'Other' },
    ]);
  });
  const old = events.map((event) => Number(event.properties['n'])).filter((n) => n < 1_000);
  expect(numbers(old)).toEqual(range(100));
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  expect(events.every((event) => event.name === 'Seen')).toBe(true);
  const times = events.map((event) => event.time);
  expect(times).toEqual(times.toSorted().toReversed());
});

test("one customer's events and answers are walked once each while new ones arrive", async () => {
  const house = await newHouse();
  await house.send(range(120).flatMap((n) => [seen(n), answered(n)]));
  const [line] = (await house.get<Page<CustomerLine>>('/api/v1/customers?q=u3')).items;
  const more = (page: number) =>
    house.send([
      { ...seen(1_003 + page * 10), timestamp: new Date().toISOString() },
      answered(1_003 + page * 10),
    ]);
  const events = await house.walk<EventView>(`/api/v1/customers/${line?.id}/events?event=Seen`, 5, more);
  const own = range(120).filter((n) => n % 10 === 3);
  expect(numbers(events.map((event) => Number(event.properties['n'])).filter((n) => n < 1_000))).toEqual(own);
  expect(events.every((event) => event.customer === line?.id && event.identity?.value === 'u3')).toBe(true);
  const answers = await house.walk<AnswerView>(
    `/api/v1/customers/${line?.id}/answers`,
    5,
    async () => undefined,
  );
  const old = answers.filter(({ response }) => Number(response.slice(1)) < 1_000);
  expect(numbers(old.map(({ response }) => Number(response.slice(1))))).toEqual(own);
});

test('answers are walked once each, with the last revision of each and no other', async () => {
  const house = await newHouse();
  await house.send(range(60).map(answered));
  await house.send(
    range(60)
      .filter((n) => n % 3 === 0)
      .map((n) => ({
        ...answered(n),
        properties: { ...answered(n).properties, revision: 1, value: 10 - (n % 11) },
      })),
  );
  const answers = await house.walk<AnswerView>('/api/v1/answers', 7, (page) =>
    house.send([answered(500 + page)]),
  );
  const old = answers.filter(({ response }) => Number(response.slice(1)) < 500);
  expect(numbers(old.map(({ response }) => Number(response.slice(1))))).toEqual(range(60));
  for (const { response, revision, value } of old) {
    const n = Number(response.slice(1));
    expect([revision, value]).toEqual(n % 3 === 0 ? [1, 10 - (n % 11)] : [0, n % 11]);
  }
});

test('customers are walked once each while new ones come and known ones are active again', async () => {
  const house = await newHouse();
  const who = (n: number) => ({ type: 'track', event: 'Seen', userId: `c${n}` });
  await house.send(range(90).map(who));
  const lines = await house.walk<CustomerLine>('/api/v1/customers', 8, (page) =>
    house.send([who(500 + page), who(page * 3), who(89 - page)]),
  );
  const old = lines.map((line) => Number(line.userId.slice(1))).filter((n) => n < 500);
  expect(numbers(old)).toEqual(range(90));
});

test.each([
  ['/api/v1/events?from=soon', 'bad-moment'],
  ['/api/v1/events?to=2026-02-31', 'bad-moment'],
  ['/api/v1/answers?from=2026-13-01', 'bad-moment'],
  ['/api/v1/events?cursor=nonsense', 'bad-cursor'],
  ['/api/v1/customers?cursor=nonsense', 'bad-cursor'],
  ['/api/v1/customers?limit=0', 'invalid-request'],
  ['/api/v1/customers?limit=501', 'invalid-request'],
  ['/api/v1/events?what=ever', 'invalid-request'],
  ['/api/v1/customers/not-an-id', 'invalid-request'],
])('%s is refused as %s', async (path, code) => {
  expect(await server.call('GET', path)).toMatchObject({ status: 400, body: { code } });
});

test('a customer of nowhere is not found', async () => {
  const id = crypto.randomUUID();
  for (const path of ['', '/events', '/answers'])
    expect((await server.call('GET', `/api/v1/customers/${id}${path}`)).status).toBe(404);
});

test('customers are found by id, e-mail, phone and name, in either language and case', async () => {
  const house = await newHouse();
  const told = (userId: string, traits: object) => ({ type: 'identify', userId, traits });
  await house.send([
    told('C-1001', {
      name: 'Ёлкина Анна Сергеевна',
      email: 'Anna.Yolkina@Example.com',
      phone: '8 (912) 345-67-89',
    }),
    told('c-2002', {
      firstName: 'John',
      lastName: 'O’Neil',
      email: 'john+tag@example.org',
      phone: '+44 20 7946 0958',
    }),
    told('x_100%', { name: 'Процент 100%_', email: 'percent@example.com' }),
    told('plain', { name: 'Ольга' }),
    { type: 'track', event: 'Seen', userId: 'C-1001', anonymousId: 'device-77' },
  ]);
  for (const typed of ['C-1001', 'c-1001', 'C-10', 'device-77', 'DEVICE-7'])
    expect(await house.find(typed), typed).toEqual(['C-1001']);
  for (const typed of ['anna.yolkina@example.com', ' ANNA.YOLKINA@EXAMPLE.COM ', 'anna.yol'])
    expect(await house.find(typed), typed).toEqual(['C-1001']);
  for (const typed of ['+79123456789', '8 912 345 67 89', '89123456789', '7912345', '+7 (912) 345-67-89'])
    expect(await house.find(typed), typed).toEqual(['C-1001']);
  for (const typed of ['Ёлкина', 'ёлкина', 'ЁЛКИНА', 'анна', 'Сергеев', 'ёлкина анна'])
    expect(await house.find(typed), typed).toEqual(['C-1001']);
  for (const typed of ['John', 'JOHN O’NEIL', 'o’neil', 'john+tag@example.org', '+442079460958', '442079'])
    expect(await house.find(typed), typed).toEqual(['c-2002']);
  for (const typed of ['100%', 'x_100%']) expect(await house.find(typed), typed).toEqual(['x_100%']);
  // Words of a name are found by how they begin, in any order, and all of them have to be there.
  expect(await house.find('серг ёлк')).toEqual(['C-1001']);
  for (const typed of ['%_', '%', '_', 'лкина', 'анна o’neil', 'nobody at all'])
    expect(await house.find(typed), typed).toEqual([]);
  expect(await house.find("'; DROP TABLE person; --")).toEqual([]);
  const [line] = (await house.get<Page<CustomerLine>>('/api/v1/customers?q=plain')).items;
  expect(await house.find(line?.id ?? '')).toEqual(['plain']);
  expect((await house.call('/api/v1/customers?q=%00')).status).toBeLessThan(500);
});
