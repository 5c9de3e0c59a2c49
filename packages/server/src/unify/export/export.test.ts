import { randomUUID } from 'node:crypto';
import { workspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityIdOf } from '../../ids.ts';
import { plantResponse } from '../../listen/answering/testing/plant-response.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

const WORKSPACE = workspaceId(1);
const USER = 'user-anna';
const DEVICE = 'device-anna';
const IDENTITIES = [
  identityIdOf(WORKSPACE, { kind: 'user', value: USER }),
  identityIdOf(WORKSPACE, { kind: 'anonymous', value: DEVICE }),
];

interface Exported {
  readonly customer: string;
  readonly profile: { name: string; value: unknown; source: string }[];
  readonly members: { id: string; traits: Record<string, unknown> }[];
  readonly identities: { id: string; value: string }[];
  readonly events: { id: string; time: string; name: string; message: Record<string, unknown> }[];
  readonly answers: { id: string; sign: number; text: string; value: number | null }[];
  readonly [list: string]: unknown;
}

let server: TestServer;
let person = '';

beforeAll(async () => {
  server = await startTestServer();
  await server.send([
    {
      type: 'page',
      anonymousId: DEVICE,
      messageId: randomUUID(),
      name: 'Cart',
      properties: { 'a.b': ['ё', 1e21] },
    },
    {
      type: 'identify',
      userId: USER,
      messageId: randomUUID(),
      traits: { name: 'Анна', email: 'anna@x.example' },
    },
    { type: 'track', event: 'Visited', userId: 'somebody-else', messageId: randomUUID() },
  ]);
  await server.send([
    { type: 'identify', userId: USER, anonymousId: DEVICE, messageId: randomUUID(), traits: { plan: 'L' } },
    answer(1, 'so-so', 'Tab\there "and" there'),
    answer(2, 'good', 'лучше'),
    { type: 'track', userId: USER, messageId: randomUUID(), properties: { note: 'no name' } },
    { type: 'alias', userId: 'somebody-else', previousId: USER, messageId: randomUUID() },
  ]);
  await server.services.database.inWorkspace(WORKSPACE, (rows) =>
    plantResponse(rows, WORKSPACE, { kind: 'user', value: USER }, 'мои слова'),
  );
  await server.services.shipper.stop();
  const batch = [
    { type: 'track', event: 'Waited', userId: USER, messageId: randomUUID(), properties: { cups: 2 } },
    answer(3, 'better', 'waits too'),
    { type: 'track', event: 'Waited', userId: 'somebody-else', messageId: randomUUID() },
  ];
  await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey: server.credentials.writeKey, batch }),
  });
  const found = await server.call('GET', `/api/v1/customers?q=${USER}`);
  person = (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
});
afterAll(() => server.stop());

function answer(revision: number, question: string, text: string) {
  const properties = {
    response_id: 'r1',
    revision,
    survey: 's',
    question: 'why',
    question_type: 'text',
    value: text,
  };
  return {
    type: 'track',
    event: 'Survey Answered',
    userId: USER,
    messageId: randomUUID(),
    properties: { ...properties, touchpoint: question },
  };
}

async function read(path: string): Promise<{ response: Response; text: string }> {
  const headers = { authorization: `Bearer ${server.credentials.apiToken}` };
  const response = await fetch(`${server.url}${path}`, { headers });
  return { response, text: await response.text() };
}

const exported = async (): Promise<Exported> =>
  JSON.parse((await read(`/api/v1/customers/${person}/export`)).text);

const countInFacts = async (table: 'events' | 'answers'): Promise<number> => {
  const result = await server.services.facts.query({
    query: `SELECT count() AS n FROM ${table} WHERE workspace = 1 AND identity IN {identities:Array(UUID)}`,
    query_params: { identities: IDENTITIES },
    format: 'JSONEachRow',
  });
  return Number((await result.json<{ n: number }>())[0]?.n);
};

test('an export is a file with everything that the stores hold of the person', async () => {
  const { response, text } = await read(`/api/v1/customers/${person}/export`);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="customer-${person}.json"`);
  const file: Exported = JSON.parse(text);
  expect(file.customer).toBe(person);
  expect(file.profile.map((trait) => [trait.name, trait.value])).toEqual([
    ['email', 'anna@x.example'],
    ['name', 'Анна'],
    ['plan', 'L'],
  ]);
  expect(file.members.length).toBe(2);
  expect(file.identities.map((identity) => identity.id).toSorted()).toEqual(IDENTITIES.toSorted());
  expect(file['contacts']).toEqual([{ kind: 'email', value: 'anna@x.example', person: expect.any(String) }]);
  expect(file['merges']).toMatchObject([
    { reason: 'same-message', evidence: { user: USER, anonymous: DEVICE } },
  ]);
  expect(file['heldMatches']).toMatchObject([{ evidence: { previous: USER } }]);
  expect(file['rejected']).toMatchObject([{ code: 'no-event-name' }]);
  expect(file['countedAnswers']).toMatchObject([{ revision: 3 }]);
  expect(file['audit']).toEqual([]);
});

test('its events and answers are those of the facts engine and of the outbox, each once', async () => {
  const file = await exported();
  expect(await countInFacts('events')).toBe(5);
  expect(file.events.map((event) => event.name).toSorted()).toEqual([
    'Cart',
    'Survey Answered',
    'Survey Answered',
    'Survey Answered',
    'Waited',
    'identify',
    'identify',
  ]);
  expect(file.events.find((event) => event.name === 'Cart')?.message['properties']).toEqual({
    'a.b': ['ё', 1e21],
  });
  expect(await countInFacts('answers')).toBe(3);
  expect(file.answers.map((row) => [row.text, row.sign]).toSorted()).toEqual([
    ['Tab\there "and" there', -1],
    ['Tab\there "and" there', 1],
    ['waits too', 1],
    ['лучше', -1],
    ['лучше', 1],
  ]);
  await server.services.shipper.flush();
  const shipped = await exported();
  const byId = (one: { id: string }, other: { id: string }) => Number(one.id) - Number(other.id);
  expect(shipped.events.toSorted(byId)).toEqual(file.events.toSorted(byId));
  expect(new Set(shipped.answers.map((row) => JSON.stringify(row)))).toEqual(
    new Set(file.answers.map((row) => JSON.stringify(row))),
  );
  expect(shipped['audit']).toMatchObject([{ action: 'read customers.export', target: person }, {}]);
});

const TABLES = [
  'person',
  'identity',
  'contact',
  'merge',
  'held_match',
  'answer_state',
  'rejected',
  'survey_invitation',
  'survey_response',
  'survey_file',
] as const;

test('every row of the state engine that leads to the person is in it', async () => {
  const file = await exported();
  const ids = [...file.members.map((member) => member.id), ...IDENTITIES];
  const held = await server.services.database.inWorkspace(WORKSPACE, async (rows) => {
    const count = async (table: string): Promise<number> => {
      const { rows: found } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} as t
        where exists (select from unnest(${ids}::text[]) as id where strpos(t::text, id) > 0)`.execute(rows);
      return found[0]?.n ?? 0;
    };
    const counts: Record<string, number> = {};
    for (const table of TABLES) counts[table] = await count(table);
    return counts;
  });
  const sizeOf = (list: string): number => (file[list] as unknown[]).length;
  expect(held).toEqual({
    person: sizeOf('members'),
    identity: sizeOf('identities'),
    contact: sizeOf('contacts'),
    merge: sizeOf('merges'),
    held_match: sizeOf('heldMatches'),
    answer_state: sizeOf('countedAnswers'),
    rejected: sizeOf('rejected'),
    survey_invitation: sizeOf('surveyInvitations'),
    survey_response: sizeOf('surveyResponses'),
    survey_file: sizeOf('surveyFiles'),
  });
  expect(file['surveyResponses']).toMatchObject([{ answers: { why: 'мои слова' } }]);
  const [sent] = file['surveyFiles'] as { content: string }[];
  expect(Buffer.from(sent?.content ?? '', 'base64').toString()).toBe('мои слова');
});

test('a customer with 100,000 events is exported whole', async () => {
  await server.services.facts.command({
    query: `INSERT INTO events (workspace, identity, time, seq, received, type, name, message_id, source, raw)
      SELECT 1, {identity:UUID}, toDateTime64('2026-01-01', 3, 'UTC') + number, 1000000000 + number, now64(3), 'track',
        'Counted', toString(number), 'test', concat('{"properties":{"n":', toString(number), ',"text":"', repeat('x', 300), '"}}')
      FROM numbers(100000)`,
    query_params: { identity: IDENTITIES[0] },
  });
  const file = await exported();
  const counted = file.events.filter((event) => event.name === 'Counted');
  expect(counted.length).toBe(100_000);
  expect(counted[99_999]?.message['properties']).toMatchObject({ n: 99_999 });
});

test('nobody is exported who is not there', async () => {
  expect((await read(`/api/v1/customers/${randomUUID()}/export`)).response.status).toBe(404);
});
