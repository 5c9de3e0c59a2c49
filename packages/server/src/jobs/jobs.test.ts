import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Services } from '../services.ts';
import type { Schema } from '../store/schema.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { clearOutbox } from './clear-outbox.ts';
import { clearImportRejected, clearRejected } from './clear-refused.ts';
import { forgetMessages } from './forget-messages.ts';
import { JOBS } from './schedule.ts';

const WORKSPACE = workspaceId(1);
const NEVER = new AbortController().signal;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The services at a later time. */
const later = (ms: number): Services => ({ ...server.services, now: () => Date.now() + ms });

const count = (table: keyof Schema): Promise<number> =>
  server.services.database.inWorkspace(WORKSPACE, async (rows) => {
    const { rows: found } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(table)}`.execute(rows);
    return found[0]?.n ?? 0;
  });

const visited = () => ({ type: 'track', event: 'Visited', userId: randomUUID(), messageId: randomUUID() });

test('shipped batches go after an hour, waiting ones stay', async () => {
  await server.send([visited()]);
  await server.send([visited()]);
  expect(await clearOutbox(later(HOUR - 60_000), NEVER)).toBe(0);
  await server.services.shipper.stop();
  await server.services.database.inWorkspace(WORKSPACE, (rows) =>
    rows.updateTable('outbox').set({ shipped_at: null }).where('batch', '=', 1).execute(),
  );
  expect(await clearOutbox(later(HOUR + 60_000), NEVER)).toBe(1);
  expect(await clearOutbox(later(10 * DAY), NEVER)).toBe(0);
  expect(await count('outbox')).toBe(1);
});

test('message ids are forgotten after seven days, but for those that are kept', async () => {
  await server.send(Array.from({ length: 300 }, visited));
  await server.services.database.inWorkspace(WORKSPACE, (rows) =>
    sql`update message set kept = true where id in (select id from message limit 7)`.execute(rows),
  );
  const known = await count('message');
  expect(await forgetMessages(later(7 * DAY - HOUR), NEVER)).toBe(0);
  expect(await forgetMessages(later(7 * DAY + HOUR), NEVER)).toBe(known - 7);
  expect(await count('message')).toBe(7);
});

test('refused messages go after seven days, refused rows of imports after thirty', async () => {
  await server.send([{ type: 'track', userId: 'u', messageId: randomUUID() }]);
  const file = { workspace: 1, id: randomUUID(), kind: 'customers', file: 'f.csv', by: 'test', map: '{}' };
  await server.services.database.inWorkspace(WORKSPACE, async (rows) => {
    await rows.insertInto('import').values(file).execute();
    const row = { workspace: 1, import: file.id, line: 1, reason: 'wrong', content: 'x', identities: [] };
    await rows.insertInto('import_rejected').values(row).execute();
  });
  expect(await clearRejected(later(7 * DAY - HOUR), NEVER)).toBe(0);
  expect(await clearRejected(later(7 * DAY + HOUR), NEVER)).toBe(1);
  expect(await clearImportRejected(later(30 * DAY - HOUR), NEVER)).toBe(0);
  expect(await clearImportRejected(later(30 * DAY + HOUR), NEVER)).toBe(1);
  expect(await count('rejected')).toBe(0);
  expect(await count('import_rejected')).toBe(0);
});

test('the worker runs what is scheduled, and no job holds anything of anybody', async () => {
  await server.send([{ type: 'track', userId: 'u', messageId: randomUUID() }]);
  await server.services.database.inWorkspace(WORKSPACE, (rows) =>
    rows
      .updateTable('rejected')
      .set({ expires: new Date(0) })
      .execute(),
  );
  const client = new pg.Client({ connectionString: server.services.engines.databaseOwnerUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT identifier FROM graphile_worker._private_known_crontabs');
    const names = JOBS.map((job) => job.name);
    expect(known.rows.map((row) => row.identifier).toSorted()).toEqual(names.toSorted());
    await client.query(`SELECT graphile_worker.add_job('clear-rejected')`);
    for (let tries = 0; (await count('rejected')) > 0 && tries < 200; tries += 1) await sleep(50);
    expect(await count('rejected')).toBe(0);
  } finally {
    await client.end();
  }
});
