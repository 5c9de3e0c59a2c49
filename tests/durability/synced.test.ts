import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { readSyncs, traceSyncs, type WalSync, whyNoTrace } from './trace-syncs.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'romashka-trace-'));
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const REQUESTS = 150;

interface Answered {
  readonly sent: number;
  readonly answered: number;
}

/** Sends events one after another; each is answered before the next goes out. */
async function sendOneByOne(count: number): Promise<Answered[]> {
  const all: Answered[] = [];
  for (let n = 0; n < count; n += 1) {
    const sent = Date.now();
    const answer = await fetch(`${server.url}/v1/track`, {
      method: 'POST',
      body: JSON.stringify({ writeKey: server.credentials.writeKey, userId: `u${n}`, event: 'Seen' }),
    });
    await answer.arrayBuffer();
    // Date.now() cuts the part of a millisecond off that strace's clock tells.
    all.push({ sent, answered: Date.now() + 1 });
    expect(answer.status).toBe(200);
  }
  return all;
}

/** The answers before which no sync of the log had begun after the request and ended. */
const unsynced = (answers: readonly Answered[], syncs: readonly WalSync[]): number =>
  answers.filter(({ sent, answered }) => !syncs.some((sync) => sync.begun >= sent && sync.ended <= answered))
    .length;

async function trace(count: number): Promise<{ answers: Answered[]; syncs: WalSync[] }> {
  const { postgres } = server.services.engines.pids;
  if (postgres === undefined) throw new Error('PostgreSQL is not running');
  const tracing = await traceSyncs(postgres, join(folder, 'trace'));
  const answers = await sendOneByOne(count);
  return { answers, syncs: await tracing.stop() };
}

const noTrace = whyNoTrace();

test('an answer is given only after the log of PostgreSQL was synced to disk', async ({ skip }) => {
  if (noTrace !== null) skip(noTrace);
  await sendOneByOne(5);
  const { answers, syncs } = await trace(REQUESTS);
  expect(unsynced(answers, syncs)).toBe(0);
  expect(syncs.length).toBeGreaterThanOrEqual(REQUESTS);
});

test('the trace would show an answer that came before the sync', async ({ skip }) => {
  if (noTrace !== null) skip(noTrace);
  const { kysely } = server.services.database;
  // Settings of a role are read when a connection is made; the one that asks for the end of all ends last.
  const reconnect = async (): Promise<void> => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where usename = current_user order by pid = pg_backend_pid()`
      .execute(kysely)
      .catch(() => undefined);
    await sleep(100);
  };
  await sql`alter role current_user set synchronous_commit = off`.execute(kysely);
  try {
    await reconnect();
    await sendOneByOne(5);
    const { answers, syncs } = await trace(100);
    expect(unsynced(answers, syncs)).toBeGreaterThan(0);
  } finally {
    await sql`alter role current_user reset synchronous_commit`.execute(kysely);
    await reconnect();
  }
});

test('the state engine syncs every commit, for the very role that takes events in', async () => {
  const setting = async (name: string): Promise<unknown> => {
    const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(
      server.services.database.kysely,
    );
    return rows[0]?.value;
  };
  expect(await setting('fsync')).toBe('on');
  expect(await setting('synchronous_commit')).toBe('on');
  expect(await setting('full_page_writes')).toBe('on');
});

test('the facts engine syncs every insert and remembers what it was sent', async () => {
  const result = await server.services.facts.query({
    query: 'SELECT name, engine_full FROM system.tables WHERE database = currentDatabase()',
    format: 'JSONEachRow',
  });
  const engines = new Map(
    (await result.json<{ name: string; engine_full: string }>()).map((table) => [
      table.name,
      table.engine_full,
    ]),
  );
  for (const table of ['events', 'answers', 'profiles', 'identities'])
    for (const words of [
      'fsync_after_insert = 1',
      'fsync_part_directory = 1',
      'deduplication_window = 10000',
    ])
      expect(engines.get(table), table).toContain(words);
});

test('lines of a trace are read whole, interrupted or of other files', () => {
  const at = 1_764_000_000;
  const lines = [
    `10 ${at}.100000 fdatasync(5</data/pg_wal/0001>) = 0 <0.002000>`,
    `11 ${at}.200000 fdatasync(6</data/pg_wal/0001> <unfinished ...>`,
    `10 ${at}.201000 fsync(7</data/base/1/2>) = 0 <0.001000>`,
    `11 ${at}.205000 <... fdatasync resumed>) = 0 <0.005000>`,
    `12 ${at}.300000 fdatasync(6</data/pg_wal/0001>) = -1 EIO (Input/output error) <0.001000>`,
  ];
  const seconds = readSyncs(lines.join('\n')).map(({ begun, ended }) => [
    begun / 1_000 - at,
    ended / 1_000 - at,
  ]);
  expect(seconds.map((pair) => pair.map((value) => Number(value.toFixed(4))))).toEqual([
    [0.1, 0.102],
    [0.2, 0.205],
  ]);
});
