import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceId } from '@romashka/model/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityIdOf } from '../../ids.ts';
import { clearRefusedOfErased } from '../../jobs/clear-refused.ts';
import { plantResponse } from '../../listen/answering/testing/plant-response.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { findInFacts, findInState } from './testing/find-text.ts';

/** Everything that says who the person is has this in it. */
const CANARY = 'kanareika7q';
const CANARIES = [CANARY, '+79261234567', 'канарейкина'];

const WORKSPACE = workspaceId(1);
const USER = `user-${CANARY}`;
const DEVICE = `device-${CANARY}`;
const OTHER = 'user-other';
const NEVER = new AbortController().signal;

let server: TestServer;
let person = '';

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const oldEvent = {
  type: 'track',
  event: 'Order Completed',
  userId: USER,
  messageId: `message-${CANARY}`,
  timestamp: at(60 * 24),
  properties: { note: `for ${CANARY}`, touchpoint: 'web' },
};
const answer = (user: string, response: string, revision: number, text: string) => ({
  type: 'track',
  event: 'Survey Answered',
  userId: user,
  messageId: randomUUID(),
  timestamp: at(30 - revision),
  properties: {
    response_id: response,
    revision,
    survey: 'relation',
    question: 'why',
    question_type: 'text',
    value: text,
    invitation_id: `invitation-${response}`,
  },
});

/** A person in every table and queue, beside another who stays. */
async function live(): Promise<void> {
  await server.send([
    {
      type: 'page',
      anonymousId: DEVICE,
      messageId: randomUUID(),
      name: `Cart of ${CANARY}`,
      timestamp: at(90),
    },
    { type: 'track', event: 'Visited', anonymousId: 'device-2', messageId: randomUUID(), timestamp: at(80) },
    {
      type: 'identify',
      userId: USER,
      messageId: randomUUID(),
      traits: { name: 'Анна Канарейкина', email: `Anna@${CANARY}.example`, phone: '8 926 123-45-67' },
      timestamp: at(70),
    },
  ]);
  await server.send([
    { type: 'identify', userId: USER, anonymousId: DEVICE, messageId: randomUUID(), timestamp: at(69) },
    { type: 'track', event: 'Visited', userId: USER, anonymousId: 'device-2', messageId: randomUUID() },
    oldEvent,
    answer(USER, `response-${CANARY}`, 1, `first ${CANARY}`),
    {
      type: 'identify',
      userId: OTHER,
      messageId: randomUUID(),
      traits: { name: 'Other' },
      timestamp: at(50),
    },
    answer(OTHER, 'response-other', 1, 'stays'),
  ]);
  await server.send([
    { type: 'alias', userId: OTHER, previousId: USER, messageId: randomUUID(), timestamp: at(20) },
    answer(USER, `response-${CANARY}`, 2, `second ${CANARY}`),
    { type: 'track', userId: USER, messageId: randomUUID(), properties: { note: `nameless ${CANARY}` } },
    { type: 'identify', messageId: randomUUID(), traits: { email: `anna@${CANARY}.example` } },
    { type: 'identify', messageId: randomUUID(), traits: { email: 'joanna@else.example' } },
  ]);
  const identity = identityIdOf(WORKSPACE, { kind: 'user', value: USER });
  await server.services.database.inWorkspace(WORKSPACE, async (rows) => {
    const file = {
      workspace: 1,
      id: randomUUID(),
      kind: 'customers',
      file: 'people.csv',
      by: 'test',
      map: '{}',
    };
    await plantResponse(rows, WORKSPACE, { kind: 'user', value: USER }, CANARY);
    await plantResponse(rows, WORKSPACE, { kind: 'user', value: OTHER }, 'unharmed');
    await rows.insertInto('import').values(file).execute();
    const row = { workspace: 1, import: file.id, reason: 'wrong date', identities: [identity] };
    await rows
      .insertInto('import_rejected')
      .values([
        { ...row, line: 1, content: `${USER};x` },
        { ...row, line: 2, content: `;Анна;ANNA@${CANARY}.example`, identities: [] },
        { ...row, line: 3, content: ';Olga;olga@else.example', identities: [] },
      ])
      .execute();
  });
}

/** Messages that are taken while nothing is shipped. */
async function waitInOutbox(): Promise<void> {
  await server.services.shipper.stop();
  const batch = [
    { type: 'track', event: 'Waited', userId: USER, messageId: randomUUID(), properties: { note: CANARY } },
    { type: 'identify', userId: USER, messageId: randomUUID(), traits: { city: `town of ${CANARY}` } },
    { type: 'alias', userId: OTHER, previousId: ` ${USER} `, messageId: randomUUID() },
    { type: 'track', event: 'Waited', userId: OTHER, messageId: randomUUID() },
  ];
  const answered = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey: server.credentials.writeKey, batch }),
  });
  expect(answered.status).toBe(200);
}

const findEverywhere = async (): Promise<string[]> => [
  ...(await findInState(server.services.engines.databaseOwnerUrl, 1, CANARIES)),
  ...(await findInFacts(server.services.facts, CANARIES)),
];

const refusedTexts = (): Promise<string[]> =>
  server.services.database.inWorkspace(WORKSPACE, async (rows) => {
    const ofImports = await rows.selectFrom('import_rejected').select('content as text').execute();
    const atTheDoor = await rows.selectFrom('rejected').select('body as text').execute();
    return [...ofImports, ...atTheDoor].map((row) => row.text);
  });

const eventsNamed = async (name: string): Promise<number> => {
  const result = await server.services.facts.query({
    query: 'SELECT count() AS n FROM events WHERE name = {name:String}',
    query_params: { name },
    format: 'JSONEachRow',
  });
  return Number((await result.json<{ n: number }>())[0]?.n);
};

test('the person is in every table and queue before', async () => {
  await live();
  await waitInOutbox();
  const found = await server.call('GET', `/api/v1/customers?q=${USER}`);
  person = (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
  expect(person).not.toBe('');
  const places = (await findEverywhere()).map((find) => find.split(':')[0]);
  expect(places).toEqual([
    'postgres public.answer_state',
    'postgres public.contact',
    'postgres public.held_match',
    'postgres public.identity',
    'postgres public.import_rejected',
    'postgres public.invitation',
    'postgres public.merge',
    'postgres public.name_word',
    'postgres public.outbox',
    'postgres public.person',
    'postgres public.person_name',
    'postgres public.rejected',
    'postgres public.survey_file',
    'postgres public.survey_invitation',
    'postgres public.survey_response',
    'clickhouse answers',
    'clickhouse events',
    'clickhouse profiles',
  ]);
});

test('an erasure takes the person out of every table and queue, and nobody else', async () => {
  const before = await findEverywhere();
  expect(before.length).toBeGreaterThan(10);
  const erased = await server.call('POST', `/api/v1/customers/${person}/erase`, { confirm: 'erase' });
  expect(erased.status).toBe(200);
  const view = erased.body as { id: string; finishedAt: null; removed: Record<string, number> };
  expect(view.finishedAt).toBeNull();
  expect(view.removed).toMatchObject({
    person: 3,
    identity: 3,
    rejected: 2,
    import_rejected: 2,
    survey_invitation: 1,
    survey_response: 1,
    survey_file: 1,
    events: 8,
    answers: 3,
    // OTHER said that they were USER before: what is said of the erased goes too.
    aliases: 1,
  });
  expect(await findEverywhere()).toEqual([]);
  expect(await findInState(server.services.engines.databaseOwnerUrl, 1, ['unharmed'])).toEqual([
    'postgres public.survey_file: 1',
    'postgres public.survey_response: 1',
  ]);
  await server.services.shipper.flush();
  expect(await findInFacts(server.services.facts, CANARIES)).toEqual([]);
  expect(await eventsNamed('Waited')).toBe(1);
  expect(await refusedTexts()).toEqual([';Olga;olga@else.example', expect.stringContaining('joanna@else')]);
  const again = await server.call('POST', `/api/v1/customers/${person}/erase`, { confirm: 'erase' });
  expect(again.body).toMatchObject({ id: view.id });
  const listed = await server.call('GET', '/api/v1/erasures');
  expect(listed.body).toMatchObject({ items: [{ id: view.id, person }], next: null });
});

test('late events do not bring the person back', async () => {
  await server.send([
    oldEvent,
    { ...oldEvent, messageId: randomUUID() },
    { ...oldEvent, messageId: randomUUID(), timestamp: new Date().toISOString() },
    {
      type: 'identify',
      userId: USER,
      anonymousId: 'device-new',
      messageId: randomUUID(),
      traits: { a: CANARY },
    },
    { type: 'track', event: 'Late', anonymousId: DEVICE, messageId: randomUUID() },
    { type: 'track', event: 'Late', anonymousId: 'device-2', messageId: randomUUID() },
    { type: 'track', event: 'Late', userId: OTHER, messageId: randomUUID() },
  ]);
  expect(await eventsNamed('Late')).toBe(1);
  expect(await findEverywhere()).toEqual([]);
  expect((await server.call('GET', `/api/v1/customers?q=${USER}`)).body).toMatchObject({ items: [] });
  expect((await server.call('GET', `/api/v1/customers/${person}`)).status).toBe(404);
});

test('what the erased send wrongly afterwards is forgotten by the next round', async () => {
  await server.send([{ type: 'track', userId: USER, messageId: randomUUID(), properties: { note: CANARY } }]);
  expect(await findInState(server.services.engines.databaseOwnerUrl, 1, [CANARY])).toContain(
    'postgres public.rejected: 1',
  );
  expect(await clearRefusedOfErased(server.services, NEVER)).toBe(1);
  expect(await findInState(server.services.engines.databaseOwnerUrl, 1, [CANARY])).toEqual([]);
});

test('someone who never was cannot be erased, and a foreign cursor is refused', async () => {
  const unknown = await server.call('POST', `/api/v1/customers/${randomUUID()}/erase`, { confirm: 'erase' });
  expect(unknown.status).toBe(404);
  const cursor = Buffer.from('["x"]').toString('base64url');
  expect((await server.call('GET', `/api/v1/erasures?cursor=${cursor}`)).status).toBe(400);
});

test('neither the logs of the engines nor the journal name the person', async () => {
  const { dataDir } = server.services.config;
  const files = (await readdir(dataDir, { withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((entry) => readFile(join(dataDir, entry.name), 'utf8')));
  const journal = await readFile(join(dataDir, 'backups', 'erasures.jsonl'), 'utf8');
  expect(journal).toContain(person);
  for (const text of [...texts, journal]) expect(text.toLowerCase()).not.toContain(CANARY);
});
