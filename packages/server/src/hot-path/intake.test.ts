import type { Event, WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace } from '../govern/workspace/create-workspace.ts';
import { forgetMessages } from '../jobs/forget-messages.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Submission } from './submission.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface House {
  readonly id: WorkspaceId;
  readonly writeKey: string;
}
const newHouse = (): Promise<House> =>
  createWorkspace(server.services.database, {
    key: `w-${crypto.randomUUID().slice(0, 8)}`,
    name: 'Test',
    timeZone: 'Europe/Moscow',
    locale: 'ru',
    owner: null,
    createdBy: 'test',
  });

async function post(house: House, batch: readonly object[]): Promise<number> {
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey: house.writeKey, batch }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** How often each message id is in the facts engine, and how many events persons count. */
async function stored(house: House) {
  await server.services.shipper.flush();
  const result = await server.services.facts.query({
    query:
      'SELECT message_id AS id, count() AS n FROM events WHERE workspace = {workspace:UInt32} GROUP BY id',
    query_params: { workspace: house.id },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  const rows = await result.json<{ id: string; n: number }>();
  const persons = await server.services.database.inWorkspace(house.id, (all) =>
    sql<{ n: number }>`select coalesce(sum(events), 0)::int as n from person`.execute(all),
  );
  return { events: new Map(rows.map((row) => [row.id, row.n])), counted: persons.rows[0]?.n };
}

const seen = (id: string) => ({ type: 'track', event: 'Seen', messageId: id, userId: `u${id.length % 5}` });
const ids = (prefix: string, length: number) => Array.from({ length }, (_, n) => `${prefix}-${n}`);
const once = (wanted: readonly string[]) => new Map(wanted.map((id) => [id, 1]));
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort();

test('a batch that is sent three times at once, and again, is stored once', async () => {
  const house = await newHouse();
  const batches = Array.from({ length: 12 }, (_, b) => ids(`b${b}`, 25).map(seen));
  const sent = batches.flatMap((batch) => [1, 2, 3].map(() => post(house, batch)));
  expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
  expect(await post(house, batches.flat())).toBe(200);
  const { events, counted } = await stored(house);
  expect(sorted(events)).toEqual(sorted(once(batches.flat().map((message) => message.messageId))));
  expect(counted).toBe(300);
});

test('a message that is twice in one batch, or in two kinds of request, is stored once', async () => {
  const house = await newHouse();
  expect(await post(house, [seen('twice'), seen('other'), seen('twice')])).toBe(200);
  const single = await fetch(`${server.url}/v1/track/`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${house.writeKey}:`).toString('base64')}` },
    body: JSON.stringify(seen('twice')),
  });
  expect(single.status).toBe(200);
  expect(sorted((await stored(house)).events)).toEqual(sorted(once(['twice', 'other'])));
});

test('the same message ids in two workspaces are two messages each', async () => {
  const [one, two] = [await newHouse(), await newHouse()];
  const batch = ids('shared', 40).map(seen);
  await Promise.all([post(one, batch), post(two, batch), post(one, batch), post(two, batch)]);
  for (const house of [one, two]) {
    const { events, counted } = await stored(house);
    expect(sorted(events)).toEqual(sorted(once(ids('shared', 40))));
    expect(counted).toBe(40);
  }
});

test('message ids are known for 7 days, those of imports for ever', async () => {
  const house = await newHouse();
  const { services } = server;
  const forgetAfter = async (hours: number): Promise<number> => {
    const at = new Date(Date.now() - hours * 3_600_000);
    await services.database.inWorkspace(house.id, (rows) =>
      rows.updateTable('message').set({ at }).execute(),
    );
    return forgetMessages(services, new AbortController().signal);
  };
  const workspace = await services.workspaces.byId(house.id);
  const imported: Submission = { kind: 'event', event: eventOf('imported'), answer: null, kept: true };
  await services.intake.submit(workspace, [imported]);
  await post(house, [seen('sent')]);

  expect(await forgetAfter(7 * 24 - 1)).toBe(0);
  await post(house, [seen('sent')]);
  expect(sorted((await stored(house)).events)).toEqual(sorted(once(['sent', 'imported'])));

  expect(await forgetAfter(7 * 24 + 1)).toBe(1);
  expect(await services.intake.submit(workspace, [imported])).toEqual([{ kind: 'repeated' }]);
  await post(house, [seen('sent')]);
  expect((await stored(house)).events.get('sent')).toBe(2);
});

const eventOf = (messageId: string, more: Partial<Event> = {}): Event => ({
  messageId,
  type: 'track',
  name: 'Seen',
  time: Date.now(),
  received: Date.now(),
  source: 'test',
  identity: { kind: 'user', value: 'u1' },
  also: null,
  touchpoint: '',
  unit: '',
  channel: '',
  traits: null,
  properties: null,
  history: false,
  message: { messageId },
  ...more,
});

test('a message that the state engine cannot keep is set aside alone', async () => {
  const house = await newHouse();
  const workspace = await server.services.workspaces.byId(house.id);
  const submissions = ids('group', 50).map<Submission>((id, n) => ({
    kind: 'event',
    // The door would refuse such an id; a hole in it must not cost the neighbours.
    event: eventOf(id, n % 20 === 7 ? { identity: { kind: 'user', value: `nul\u0000${n}` } } : {}),
    answer: null,
    kept: false,
  }));
  const outcomes = await server.services.intake.submit(workspace, submissions);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(
    submissions.map((_, n) => (n % 20 === 7 ? 'refused' : 'accepted')),
  );
  const good = ids('group', 50).filter((_, n) => n % 20 !== 7);
  expect(sorted((await stored(house)).events)).toEqual(sorted(once(good)));
  const aside = await server.services.database.inWorkspace(house.id, (rows) =>
    rows.selectFrom('rejected').select(['code', 'body']).orderBy('body').execute(),
  );
  expect(aside).toEqual(
    ['group-27', 'group-47', 'group-7'].map((messageId) => ({
      code: 'store-refused',
      body: JSON.stringify({ messageId }),
    })),
  );
});

test('bad items of a batch are kept with their reason, good ones are stored once', async () => {
  const house = await newHouse();
  expect(
    await post(house, [
      seen('good-1'),
      { type: 'track', messageId: 'bad-1', userId: 'u1' },
      { type: 'track', event: 'Seen', messageId: 'bad-2' },
      'not an object',
      { ...seen('bad-3'), properties: { text: 'x'.repeat(33_000) } },
      seen('good-2'),
    ] as object[]),
  ).toBe(200);
  expect(sorted((await stored(house)).events)).toEqual(sorted(once(['good-1', 'good-2'])));
  const { rows } = await server.services.database.inWorkspace(house.id, (all) =>
    sql<{
      code: string;
      days: number;
    }>`select code, round(extract(epoch from expires - at) / 86400)::int as days
      from rejected order by code`.execute(all),
  );
  expect(rows).toEqual(
    ['no-event-name', 'no-identity', 'not-an-object', 'too-large'].map((code) => ({ code, days: 7 })),
  );
});
