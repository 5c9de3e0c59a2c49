import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { COLLECTIONS, hasCollections, hostileMessages, type RawCase } from './support/corpus.ts';
import { isBatchPath, knock } from './support/door.ts';
import { ask, type Plot } from './support/objects.ts';
import { OWN_BODIES } from './support/own-corpus.ts';
import { rowsOf, withSql } from './support/owner-sql.ts';

/** R4. A bad message does not lose its good neighbours, and is shown with the reason why it was refused. */
let server: TestServer;
let plot: Plot;
beforeAll(async () => {
  server = await startTestServer();
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'mixed' };
  await ask(plot, 'PATCH', '/api/v1/workspace', { eventLimit: 1_000_000 });
});
afterAll(() => server?.stop());

interface Refused {
  readonly code: string;
  readonly reason: string;
  readonly body: string;
  readonly expires: string;
}
/** The newest of what was refused; this file refuses fewer than a page holds. */
const refused = async (): Promise<Refused[]> =>
  (await ask<{ items: Refused[] }>(plot, 'GET', '/api/v1/rejected?limit=500')).items;

const facts = async <Row>(query: string, query_params: Record<string, unknown>): Promise<Row[]> => {
  const result = await server.services.facts.query({ query, query_params, format: 'JSONEachRow' });
  return result.json<Row>();
};

/** How often each user's good events are in either engine. */
async function goodOnes(): Promise<{ facts: Map<string, number>; state: Map<string, number> }> {
  await server.services.shipper.flush();
  const rows = await facts<{ user: string; n: string }>(
    `select extract(message_id, '^good-([^-]+)-') as user, count() as n from events
     where workspace = 1 and message_id like 'good-%' group by user`,
    {},
  );
  const persons = await withSql(server, 'owner', 1, (client) =>
    rowsOf<{ user_id: string; events: string }>(
      client,
      `select user_id, events from person where user_id like 'good-%'`,
    ),
  );
  return {
    facts: new Map(rows.map(({ user, n }) => [user, Number(n)])),
    state: new Map(persons.map(({ user_id, events }) => [user_id.slice('good-'.length), Number(events)])),
  };
}

/** The messages of a raw body, each marked so that it can be found again; null when it is no JSON. */
function itemsOf({ raw }: RawCase): unknown[] | null {
  try {
    const body: unknown = JSON.parse(raw);
    const isBatch = typeof body === 'object' && body !== null && 'batch' in body;
    return isBatch ? (Array.isArray(body.batch) ? body.batch : null) : [body];
  } catch {
    return null;
  }
}

/** The messages as texts of JSON, each with a mark in its context where it can carry one. */
function markedTexts(one: RawCase, mark: string): string[] {
  const items = itemsOf(one) ?? [];
  // What nests too deep to be written again goes as it is.
  if (items.length === 1 && one.raw.includes('{"a":{"a":{"a":')) return [one.raw];
  if (one.raw.includes('[[[[')) return [one.raw];
  return items.map((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return JSON.stringify(item);
    const context = 'context' in item && typeof item.context === 'object' ? item.context : {};
    return JSON.stringify({ ...item, context: { ...context, mark } });
  });
}

const good = (user: string, n: number) => ({
  type: 'track',
  event: 'Good',
  userId: `good-${user}`,
  messageId: `good-${user}-${n}`,
});

const CASES = [
  ...OWN_BODIES.map((one) => ({ ...one, from: 'own' })),
  ...hostileMessages().map((one) => ({ ...one, from: 'segment-events' })),
].filter((one) => itemsOf(one) !== null);

let user = 0;
let known = 0;
const BATCHES = [
  { path: '/v1/batch', gzip: false },
  { path: '/v1/b', gzip: true },
];

describe.each(CASES)('$from: $name', (one) => {
  test.each(BATCHES)('between good ones by $path, gzip $gzip', async ({ path, gzip }) => {
    user += 1;
    const name = String(user);
    const mark = `mark-${user}-end`;
    const marked = markedTexts(one, mark);
    const good3 = [1, 2, 3].map((n) => JSON.stringify(good(name, n)));
    const [first, second, third] = good3;
    const batch = [first, ...marked, second, ...marked.slice(0, 1), third];
    const answer = await knock(server, `{"batch":[${batch.join(',')}]}`, { path, gzip });
    expect([answer.status, answer.text]).toEqual([200, '{"success":true}']);
    await server.services.shipper.flush();

    const after = await refused();
    const fresh = after.length - known;
    known = after.length;
    expect(known, 'the page holds them all').toBeLessThan(500);
    const taken = await markedEvents(mark);
    const sent = batch.length - 3;
    // What names itself was perhaps taken before: then it is a repeat.
    const least = sent === 0 || one.raw.includes('messageId') ? 0 : 1;
    expect(fresh + taken, 'every other message was taken or is shown').toBeGreaterThanOrEqual(least);
    expect(fresh + taken).toBeLessThanOrEqual(sent);
    for (const item of after.slice(0, fresh)) {
      expect(item.code).toMatch(/^[a-z-]+$/);
      expect(item.reason.length).toBeGreaterThan(10);
      const days = (Date.parse(item.expires) - Date.now()) / 86_400_000;
      expect(Math.round(days)).toBe(7);
    }
  });
});

async function markedEvents(mark: string): Promise<number> {
  const [row] = await facts<{ n: string }>(
    'select count() as n from events where workspace = 1 and position(raw, {mark:String}) > 0',
    { mark },
  );
  return Number(row?.n);
}

test('every good message among them is in both engines exactly once', async () => {
  const found = await goodOnes();
  const users = Array.from({ length: user }, (_, i) => String(i + 1));
  expect(users.length).toBe(CASES.length * BATCHES.length);
  for (const name of users)
    expect([found.facts.get(name), found.state.get(name)], `the neighbours of batch ${name}`).toEqual([3, 3]);
});

test('a body that is no JSON stores nothing at all', async () => {
  const before = await refused();
  const torn = `{"batch":[${JSON.stringify(good('torn', 1))},{"type":"track"`;
  for (const path of ['/v1/batch', '/v1/b', '/v1/import/']) {
    expect(isBatchPath(path)).toBe(true);
    expect((await knock(server, torn, { path })).status).toBe(400);
  }
  const found = await goodOnes();
  expect([found.facts.has('torn'), found.state.has('torn')]).toEqual([false, false]);
  expect(await refused()).toEqual(before);
});

test.skipIf(!hasCollections)(COLLECTIONS, () => {
  expect(hostileMessages().length).toBeGreaterThan(60);
});
