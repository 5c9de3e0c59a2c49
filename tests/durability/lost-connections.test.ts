import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Kills PostgreSQL and waits until it answers again. */
async function crashPostgres(): Promise<void> {
  const { engines } = server.services;
  const { postgres } = engines.pids;
  if (postgres === undefined) throw new Error('PostgreSQL is not running');
  process.kill(postgres, 'SIGKILL');
  const until = Date.now() + 60_000;
  while (engines.pids.postgres === postgres || (await engines.health()).postgres !== 'ok') {
    if (Date.now() > until) throw new Error('PostgreSQL did not come back');
    await sleep(50);
  }
}

async function connections(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`select application_name as name, count(*)::int as n
    from pg_stat_activity where usename = current_user group by name`.execute(
    server.services.database.kysely,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.n]));
}

test('a connection that breaks while it is held, between two queries, fails that work and nothing else', async () => {
  const { database } = server.services;
  const client = await database.pool.connect();
  await client.query('BEGIN');
  await crashPostgres();
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release(true);
  await server.send([{ type: 'track', event: 'After', userId: 'u1' }]);
  expect(await server.call('GET', '/api/v1/metrics/count?event=After')).toMatchObject({ body: { n: 1 } });
});

test('however often PostgreSQL goes away, no connections are left over, and live screens hear again', async () => {
  for (let crash = 0; crash < 3; crash += 1) {
    await crashPostgres();
    // Longer than the pause before the live feed connects again.
    await sleep(1_500);
  }
  const until = Date.now() + 10_000;
  while ((await connections())['romashka-live'] !== 1 && Date.now() < until) await sleep(100);
  await sleep(1_500);
  const open = await connections();
  expect(open['romashka-live']).toBe(1);
  expect(open['romashka']).toBeLessThanOrEqual(20);
  const heard: string[] = [];
  const { id } = await server.services.workspaces.byId(1);
  const end = server.services.live.subscribe(id, (items) => heard.push(...items.map((item) => item.name)));
  await server.send([{ type: 'track', event: 'Heard', userId: 'u1' }]);
  for (let waited = 0; heard.length === 0 && waited < 3_000; waited += 50) await sleep(50);
  end();
  expect(heard).toEqual(['Heard']);
});
