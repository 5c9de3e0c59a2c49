import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityIdOf } from '../ids.ts';
import { takeLane } from '../store/lane.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let home: WorkspaceId;
beforeAll(async () => {
  server = await startTestServer();
  home = workspaceId(1);
});
afterAll(() => server.stop());

const TABLES = ['events', 'answers', 'profiles', 'identities'] as const;
type Column = (typeof TABLES)[number];

/** Writes a batch into the outbox as the application's own role does. */
async function append(lines: Partial<Record<Column, readonly string[]>>): Promise<void> {
  await server.services.database.inWorkspace(home, async (rows) => {
    const { batch } = await takeLane(rows, home);
    const text = (column: Column): string => (lines[column] ?? []).join('\n');
    await rows
      .insertInto('outbox')
      .values({
        workspace: home,
        lane: 0,
        batch,
        events: text('events'),
        answers: text('answers'),
        profiles: text('profiles'),
        identities: text('identities'),
        rows: Object.values(lines).flat().length,
      })
      .execute();
  });
}

async function facts<Row>(query: string): Promise<Row[]> {
  const result = await server.services.facts.query({
    query,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json();
}

const storedEvents = async (prefix: string): Promise<string[]> =>
  (
    await facts<{ message_id: string }>(
      `SELECT message_id FROM events WHERE startsWith(message_id, '${prefix}') ORDER BY message_id`,
    )
  ).map((row) => row.message_id);
const rejected = () =>
  server.services.database.inWorkspace(home, (rows) =>
    rows.selectFrom('rejected').selectAll().orderBy('id').execute(),
  );
const waiting = async (): Promise<number> => {
  const { rows } = await server.services.database.asSystem((all) =>
    sql<{ n: number }>`select count(*)::int as n from outbox where shipped_at is null`.execute(all),
  );
  return rows[0]?.n ?? -1;
};

const identity = identityIdOf(workspaceId(1), { kind: 'user', value: 'poisoned' });
const cells = (messageId: string): unknown[] => [
  1,
  identity,
  '1764000000.123',
  7,
  '1764000000.123',
  'track',
  'Seen',
  messageId,
  'test',
  '',
  '',
  '',
  false,
  { type: 'track', event: 'Seen', userId: 'poisoned', messageId },
];
const row = (messageId: string): string => JSON.stringify(cells(messageId));
const broken = (messageId: string, index: number, value: unknown): string =>
  JSON.stringify(cells(messageId).map((cell, at) => (at === index ? value : cell)));

/** Rows that the facts engine refuses, by what is wrong with them. */
const POISON: readonly (readonly [string, (id: string) => string])[] = [
  ['no JSON', () => 'not json at all'],
  ['not a row', (id) => JSON.stringify({ id })],
  ['too few columns', () => '[1]'],
  ['too many columns', (id) => JSON.stringify([...cells(id), 1])],
  ['cut off', (id) => row(id).slice(0, -4)],
  ['something behind', (id) => `${row(id)} and more`],
  ['no identity', (id) => broken(id, 1, 'not a uuid')],
  ['no time', (id) => broken(id, 2, 'soon')],
  ['a negative number', (id) => broken(id, 3, -1)],
  ['a number out of range', (id) => broken(id, 3, 1e30)],
  ['no truth value', (id) => broken(id, 12, 'maybe')],
  ['half a character', (id) => broken(id, 9, 'x').replace('"x"', '"\\ud83d"')],
  ['a statement', () => '; DROP TABLE events'],
];

test.each(POISON)('a row with %s is set aside, its neighbours arrive once', async (name, poison) => {
  const prefix = `p-${name.replaceAll(' ', '-')}-`;
  const before = (await rejected()).length;
  const good = [1, 2, 3, 4, 5].map((n) => `${prefix}${n}`);
  const [first = '', ...rest] = good;
  await append({ events: [row(first), poison(`${prefix}bad`), ...rest.map(row)] });
  await append({ events: [row(`${prefix}next-batch`)] });
  await server.services.shipper.flush();
  expect(await storedEvents(prefix)).toEqual([...good, `${prefix}next-batch`]);
  expect(await waiting()).toBe(0);
  const aside = (await rejected()).slice(before);
  expect(aside).toHaveLength(1);
  expect(aside[0]).toMatchObject({ workspace: 1, source: 'events', code: 'store-refused' });
  expect(aside[0]?.reason).toContain('the facts engine refused the row');
});

test('what was set aside shows the message as it was sent, and whom it is about', async () => {
  const before = (await rejected()).length;
  await append({ events: [broken('aside', 2, 'soon')] });
  await server.services.shipper.flush();
  const [aside] = (await rejected()).slice(before);
  expect(JSON.parse(aside?.body ?? '')).toMatchObject({ messageId: 'aside', userId: 'poisoned' });
  expect(aside?.identities).toEqual([identity]);
});

test('poison in every table at once, among many rows, takes only itself', async () => {
  const before = (await rejected()).length;
  const many = Array.from({ length: 300 }, (_, n) => `many-${String(n).padStart(3, '0')}`);
  const events = many.flatMap((id, n) => (n % 97 === 5 ? ['[', row(id)] : [row(id)]));
  const person = '019a9999-0000-7000-8000-000000000001';
  await append({
    events,
    answers: ['{}'],
    profiles: ['[1,"x"]', JSON.stringify([1, person, 99, true, true, '1764000000.000', { plan: 'gold' }])],
    identities: ['""', JSON.stringify([1, identity, 99, person])],
  });
  await server.services.shipper.flush();
  expect(await storedEvents('many-')).toEqual(many);
  expect(await facts(`SELECT traits['plan'] AS plan FROM profiles FINAL WHERE person = '${person}'`)).toEqual(
    [{ plan: 'gold' }],
  );
  expect(await facts(`SELECT count() AS n FROM identities FINAL WHERE person = '${person}'`)).toEqual([
    { n: 1 },
  ]);
  const sources = (await rejected()).slice(before).map((one) => one.source);
  expect(sources.sort()).toEqual([
    'answers',
    'events',
    'events',
    'events',
    'events',
    'identities',
    'profiles',
  ]);
});

test('a blank line in the outbox does not cut the rows after it off', async () => {
  await append({ events: [row('blank-1'), '', '  ', row('blank-2')] });
  await server.services.shipper.flush();
  expect(await storedEvents('blank-')).toEqual(['blank-1', 'blank-2']);
});

test('a shipment that is sent again after a crash doubles nothing in any table', async () => {
  const { batch: first } = await server.services.database.inWorkspace(home, (rows) => takeLane(rows, home));
  const answered = (n: number) => ({
    type: 'track',
    event: 'Survey Answered',
    messageId: `crash-${n}`,
    userId: `crash-${n % 3}`,
    anonymousId: `device-${n}`,
    properties: { response_id: `c${n % 4}`, revision: n, question_type: 'nps', value: n % 11 },
  });
  await server.send(Array.from({ length: 40 }, (_, n) => answered(n)));
  await server.send([
    { type: 'identify', userId: 'crash-0', messageId: 'crash-told', traits: { plan: 'gold' } },
  ]);
  await append({ events: [row('crash-poison-1'), '[', row('crash-poison-2')] });
  await server.services.shipper.flush();
  const counts = () =>
    Promise.all(
      TABLES.map(async (table) => {
        const final = table === 'profiles' || table === 'identities' ? 'FINAL' : '';
        const [one] = await facts<{ n: number }>(`SELECT count() AS n FROM ${table} ${final}`);
        return one?.n;
      }),
    );
  const [before, score] = [await counts(), await server.call('GET', '/api/v1/metrics/nps')];
  for (let crash = 0; crash < 2; crash += 1) {
    await server.services.database.asSystem((rows) =>
      rows.updateTable('outbox').set({ shipped_at: null }).where('batch', '>', first).execute(),
    );
    await server.services.shipper.flush();
    expect(await waiting()).toBe(0);
    expect(await counts()).toEqual(before);
  }
  expect(await server.call('GET', '/api/v1/metrics/nps')).toEqual(score);
});

test('what the door takes with a half character at the edge of a limit reaches the facts engine', async () => {
  const long = `${'x'.repeat(499)}😀😀`;
  await server.send([
    {
      type: 'track',
      event: 'Seen',
      userId: 'edge',
      messageId: 'edge-1',
      properties: { touchpoint: long, unit: long, channel: long },
      context: { source: long },
    },
    {
      type: 'track',
      event: 'Survey Answered',
      userId: 'edge',
      messageId: 'edge-2',
      properties: {
        response_id: long,
        question_type: 'text',
        survey: long,
        value: `${'y'.repeat(19_999)}😀`,
      },
    },
  ]);
  expect(await storedEvents('edge-')).toEqual(['edge-1', 'edge-2']);
});
