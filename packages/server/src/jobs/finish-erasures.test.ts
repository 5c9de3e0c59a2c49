import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { FACTS_OF } from '../unify/erasure/hide-facts.ts';
import { findInFacts, findInState } from '../unify/erasure/testing/find-text.ts';
import { finishErasures } from './finish-erasures.ts';

const CANARY = 'kanareika3x';
/** ClickHouse keeps replaced parts for 8 minutes and then takes its time; the test does not wait for that. */
const SOON =
  'old_parts_lifetime = 1, cleanup_delay_period = 1, max_cleanup_delay_period = 1, merge_selecting_sleep_ms = 100, max_merge_selecting_sleep_ms = 500';
const NEVER = new AbortController().signal;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  for (const { table } of FACTS_OF)
    for (const query of [
      `ALTER TABLE ${table} MODIFY SETTING ${SOON}`,
      // Opened again, a table begins with its settings at once.
      `DETACH TABLE ${table} SYNC`,
      `ATTACH TABLE ${table}`,
    ])
      await server.services.facts.command({ query });
});
afterAll(() => server.stop());

async function erase(user: string): Promise<void> {
  await server.send([
    {
      type: 'identify',
      userId: user,
      messageId: randomUUID(),
      traits: { name: user, email: `${user}@x.example` },
    },
    { type: 'track', event: 'Visited', userId: user, messageId: randomUUID(), properties: { note: user } },
    { type: 'track', event: 'Visited', userId: 'stays', messageId: randomUUID() },
  ]);
  const found = await server.call('GET', `/api/v1/customers?q=${user}`);
  const [customer] = (found.body as { items: { id: string }[] }).items;
  expect(
    (await server.call('POST', `/api/v1/customers/${customer?.id}/erase`, { confirm: 'erase' })).status,
  ).toBe(200);
}

const finishedAt = async (): Promise<(string | null)[]> => {
  const listed = await server.call('GET', '/api/v1/erasures');
  return (listed.body as { items: { finishedAt: string | null }[] }).items.map((item) => item.finishedAt);
};

test('an erasure is finished when no part of a table holds the rows any more', async () => {
  await erase(CANARY);
  expect(await findInFacts(server.services.facts, [CANARY])).toEqual([]);
  expect((await findInFacts(server.services.facts, [CANARY], true)).length).toBeGreaterThan(1);
  expect(await finishedAt()).toEqual([null]);

  expect(await finishErasures(server.services, NEVER)).toBe(1);
  expect(await findInFacts(server.services.facts, [CANARY], true)).toEqual([]);
  expect(await findInState(server.services.engines.databaseOwnerUrl, 1, [CANARY])).toEqual([]);
  expect(await finishedAt()).toEqual([expect.any(String)]);
  expect(await finishErasures(server.services, NEVER)).toBe(0);
});
