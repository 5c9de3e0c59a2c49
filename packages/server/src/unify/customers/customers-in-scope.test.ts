import type { CustomerLine, EventView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretDigest } from '../../secret.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { lastEvent, newestPersons, type SeenInScope } from './scope-facts.store.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
let companies = 0;

/** A company of two shops, and calls as somebody who is bound to the first. */
async function newCompany() {
  companies += 1;
  const made = await server.call('POST', '/api/v1/workspaces', { key: `shops-${companies}`, name: 'Shops' });
  const { apiToken, writeKey } = made.body as { apiToken: string; writeKey: string };
  await server.call('POST', '/api/v1/units', { rows: [{ unit: 'mine' }, { unit: 'theirs' }] }, apiToken);
  const body = { name: 'till', role: 'viewer', units: ['mine'] };
  const { token } = (await server.call('POST', '/api/v1/api-tokens', body, apiToken)).body as {
    token: string;
  };
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await server.call('GET', path, undefined, token);
    expect({ path, status, body: status === 200 ? '' : body }).toEqual({ path, status: 200, body: '' });
    return body;
  };
  const { workspace } = await server.services.database.lookup(secretDigest(token), (rows) =>
    rows.selectFrom('api_token').select('workspace').executeTakeFirstOrThrow(),
  );
  return {
    get,
    workspace,
    apiToken,
    token,
    send: (messages: readonly object[]) => server.send(messages, writeKey),
    find: async (typed: string): Promise<string[]> =>
      (await get<Page<CustomerLine>>(`/api/v1/customers?q=${encodeURIComponent(typed)}`)).items.map(
        (line) => line.userId,
      ),
    walk: async (path: string, limit: number, between: () => Promise<void>): Promise<CustomerLine[]> => {
      const items: CustomerLine[] = [];
      for (let cursor = ''; ; ) {
        const page = await get<Page<CustomerLine>>(`${path}limit=${limit}${cursor}`);
        items.push(...page.items);
        if (page.next === null) return items;
        expect(page.items.length).toBe(limit);
        cursor = `&cursor=${page.next}`;
        await between();
      }
    },
  };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const START = Date.UTC(2026, 4, 1);
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const seen = (userId: string, unit: string | undefined, minutes: number) => ({
  type: 'track',
  event: 'Seen',
  userId,
  timestamp: at(minutes),
  properties: { unit },
});

test('customers are those with something in the units, by their newest activity there', async () => {
  const house = await newCompany();
  await house.send([
    // Newest in the company, not in the shop.
    seen('first', 'mine', 1),
    seen('first', 'theirs', 900),
    seen('second', 'mine', 20),
    seen('second', 'mine', 2),
    seen('second', undefined, 950),
    seen('third', 'mine', 30),
    seen('never', 'theirs', 999),
    seen('nowhere', undefined, 999),
  ]);
  const { items, next } = await house.get<Page<CustomerLine>>('/api/v1/customers');
  expect(next).toBeNull();
  expect(
    items.map(({ userId, firstSeen, lastSeen, events }) => [userId, firstSeen, lastSeen, events]),
  ).toEqual([
    ['third', at(30), at(30), 1],
    ['second', at(2), at(20), 2],
    ['first', at(1), at(1), 1],
  ]);
});

test('a walk meets each customer once, whoever is active or new meanwhile', async () => {
  const house = await newCompany();
  // Several share a moment: a cursor of time alone would lose or repeat them.
  await house.send(
    range(90).flatMap((n) => [seen(`c${n}`, 'mine', Math.floor(n / 7)), seen(`x${n}`, 'theirs', n)]),
  );
  let page = 0;
  const lines = await house.walk('/api/v1/customers?', 8, async () => {
    page += 1;
    await house.send([
      seen(`c${page * 3}`, 'mine', 500 + page),
      seen(`c${89 - page}`, 'mine', 500 + page),
      seen(`new${page}`, 'mine', 500),
      // Comes late, of a time that the walk has still to reach.
      seen(`late${page}`, 'mine', 0),
    ]);
  });
  expect(lines.map((line) => line.userId).sort()).toEqual(
    range(90)
      .map((n) => `c${n}`)
      .sort(),
  );
  const times = lines.map((line) => line.lastSeen);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(lines.every((line) => line.events === 1)).toBe(true);
});

test('a customer with very many events hides no other, and counting all says the same', async () => {
  const house = await newCompany();
  for (const part of range(3))
    await house.send(range(100).map((n) => seen('busy', 'mine', 1_000 + part * 100 + n)));
  await house.send(range(12).map((n) => seen(`calm${n}`, 'mine', n % 4)));
  await house.send(range(12).map((n) => seen(`busy`, 'mine', n % 4)));
  const lines = await house.walk('/api/v1/customers?', 1, async () => undefined);
  expect(lines.map(({ userId, events }) => [userId, events])).toEqual([
    ['busy', 312],
    ...lines.slice(1).map(({ userId }) => [userId, 1]),
  ]);
  expect(lines).toHaveLength(13);
  const { facts, workspaces } = server.services;
  const scope = { workspace: (await workspaces.byId(house.workspace)).id, units: new Set(['mine']) };
  const until = await lastEvent(facts, scope);
  const counted: SeenInScope[] = [];
  for (let after: SeenInScope | null = null; ; ) {
    const some: SeenInScope[] = await newestPersons(facts, scope, until, after, 5);
    counted.push(...some);
    after = some.at(-1) ?? null;
    if (after === null) break;
  }
  expect(counted).toEqual(
    lines.map(({ id, firstSeen, lastSeen, events }) => ({
      person: id,
      first: Date.parse(firstSeen),
      last: Date.parse(lastSeen),
      events,
    })),
  );
});

test('search finds by all that it finds by elsewhere, and only customers of the units', async () => {
  const house = await newCompany();
  const told = (userId: string, traits: object) => ({ type: 'identify', userId, traits });
  await house.send([
    told('C-1', { name: 'Анна Ёлкина', email: 'anna@example.com', phone: '+79123456789' }),
    told('C-2', { name: 'Анна Белова', email: 'anna.b@example.com', phone: '+79123456780' }),
    seen('C-1', 'mine', 1),
    seen('C-2', 'theirs', 1),
    { type: 'track', event: 'Seen', userId: 'C-1', anonymousId: 'device-77', timestamp: at(2) },
  ]);
  for (const typed of ['анна', 'C-', 'anna', '7912345', 'ёлк', 'device-77', 'anna@example.com', 'C-1'])
    expect(await house.find(typed), typed).toEqual(['C-1']);
  for (const typed of ['белова', 'C-2', 'anna.b@example.com', '+79123456780', 'nobody'])
    expect(await house.find(typed), typed).toEqual([]);
});

test('a search that finds many elsewhere still finds all of the units, page by page', async () => {
  const house = await newCompany();
  // More namesakes elsewhere than a search for the whole company looks at, and their ids stand first.
  for (const part of range(3))
    await house.send(range(400).map((n) => seen(`a${part}-${String(n).padStart(3, '0')}`, 'theirs', n)));
  await house.send(range(25).map((n) => seen(`az-${n}`, 'mine', n)));
  const lines = await house.walk('/api/v1/customers?q=a&', 10, async () => undefined);
  expect(lines.map((line) => line.userId).sort()).toEqual(
    range(25)
      .map((n) => `az-${n}`)
      .sort(),
  );
});

test('joined records are one customer, with what each has in the units', async () => {
  const house = await newCompany();
  await house.send([
    seen('one', 'mine', 1),
    seen('other', 'mine', 5),
    seen('other', 'theirs', 9),
    seen('apart', 'theirs', 9),
  ]);
  const idOf = async (q: string): Promise<string> => {
    const { body } = await server.call('GET', `/api/v1/customers?q=${q}`, undefined, house.apiToken);
    return (body as Page<CustomerLine>).items[0]?.id ?? '';
  };
  const [one, other, apart] = [await idOf('one'), await idOf('other'), await idOf('apart')];
  for (const absorb of [other, apart]) {
    const path = `/api/v1/customers/${one}/merge`;
    expect((await server.call('POST', path, { absorb }, house.apiToken)).status).toBe(200);
  }
  await server.services.shipper.flush();
  const { items } = await house.get<Page<CustomerLine>>('/api/v1/customers');
  expect(items).toMatchObject([{ id: one, events: 2, firstSeen: at(1), lastSeen: at(5) }]);
  for (const id of [one, other]) {
    const read = await house.get<object>(`/api/v1/customers/${id}`);
    expect(read).toMatchObject({ id: one, events: 2, merges: [], mergedFrom: null });
    const { items: events } = await house.get<Page<EventView>>(`/api/v1/customers/${id}/events`);
    expect(events.map(({ unit }) => unit)).toEqual(['mine', 'mine']);
  }
});

test.each(['nonsense', btoa('["2026-05-01","x"]'), btoa('[1,"not an id",3]'), btoa('[1,2,3]')])(
  'a cursor that was not made here is no fault of the server: %s',
  async (cursor) => {
    const house = await newCompany();
    const path = `/api/v1/customers?cursor=${encodeURIComponent(cursor)}`;
    const { status } = await server.call('GET', path, undefined, house.token);
    expect(status).toBeLessThan(500);
  },
);
