import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from './postgres/prepare-database.ts';
import { sendSignal } from './process/end-process.ts';
import { waitUntil } from './process/wait-until.ts';
import { type Engines, startEngines } from './start-engines.ts';
import {
  processesOf,
  quietClient,
  removeDataDir,
  startLogged,
  temporaryDataDir,
} from './testing/test-engines.ts';

let dataDir: string;
let engines: Engines;
let lines: readonly string[];

beforeAll(async () => {
  dataDir = await temporaryDataDir();
  ({ engines, lines } = await startLogged(dataDir));
});

afterAll(async () => {
  await engines.stop();
  await removeDataDir(dataDir);
});

async function isHealthy(): Promise<boolean> {
  const health = await engines.health();
  return health.postgres === 'ok' && health.clickhouse === 'ok';
}

function pidOf(engine: 'postgres' | 'clickhouse'): number {
  const pid = engines.pids[engine];
  expect(pid).toBeGreaterThan(1);
  return pid ?? 0;
}

test('both engines run, are healthy and are ours', async () => {
  expect(await engines.health()).toEqual({ postgres: 'ok', clickhouse: 'ok' });
  expect(engines.embedded).toEqual({ postgres: true, clickhouse: true });
  expect(await processesOf(dataDir)).not.toEqual([]);
});

test('nobody but the owner of the data folder can read the passwords', async () => {
  const secrets = await readFile(join(dataDir, 'engines.json'), 'utf8');
  expect(secrets).toContain('superuserPassword');
  const url = engines.clickhouseUrl.replace(/:[^:@]+@/, ':wrong@');
  const client = quietClient(url);
  await expect(client.query({ query: 'select 1' })).rejects.toMatchObject({ code: '516' });
  await client.close();
  const wrong = engines.databaseUrl.replace(/:[^:@/]+@/, ':wrong@');
  await expect(withClient(wrong, (c) => c.query('select 1'))).rejects.toMatchObject({ code: '28P01' });
});

test('the database folds Cyrillic case, has its extensions and keeps every commit', async () => {
  await withClient(engines.databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select lower('ЁЖИК') as lower, similarity('ромашка', 'рамашка') > 0.3 as similar, unaccent('ё') as plain,
         'Ёж'::citext = 'ёж' as same, current_setting('fsync') || current_setting('synchronous_commit') as synced`,
    );
    expect(rows[0]).toEqual({ lower: 'ёжик', similar: true, plain: 'е', same: true, synced: 'onon' });
  });
});

test('the application role owns nothing and row-level security holds it', async () => {
  await withClient(engines.databaseOwnerUrl, (client) =>
    client.query(`create table guarded (workspace int, text text);
      alter table guarded enable row level security;
      create policy own on guarded using (workspace = current_setting('app.workspace', true)::int);
      insert into guarded values (1, 'one'), (2, 'two')`),
  );
  await withClient(engines.databaseUrl, async (client) => {
    const role = await client.query(
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(role.rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    for (const forbidden of [
      'create table mine (x int)',
      'create temp table mine (x int)',
      'create schema mine',
      'alter table guarded disable row level security',
      'drop table guarded',
      'truncate guarded',
      'set role romashka_owner',
      'set session authorization postgres',
      `copy guarded to program 'true'`,
    ]) {
      await expect(client.query(forbidden), forbidden).rejects.toMatchObject({ code: '42501' });
    }
    expect((await client.query('select * from guarded')).rows).toEqual([]);
    await client.query(`set app.workspace = '2'`);
    expect((await client.query('select text from guarded')).rows).toEqual([{ text: 'two' }]);
    const foreign = client.query(`insert into guarded values (1, 'stolen')`);
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });
});

test('a killed PostgreSQL is started again, past backends that outlive it', async () => {
  const before = pidOf('postgres');
  const busy = new pg.Client({ connectionString: engines.databaseUrl });
  busy.on('error', () => undefined);
  await busy.connect();
  const broken = busy.query('select count(*) from generate_series(1, 2000000000)').catch(() => 'broken');
  sendSignal(before, 'SIGKILL');
  expect(await waitUntil(async () => !(await isHealthy()), 2000)).toBe(true);
  expect((await engines.health()).postgres).not.toBe('ok');
  expect(await waitUntil(isHealthy, 15_000)).toBe(true);
  expect(pidOf('postgres')).not.toBe(before);
  expect(await broken).toBe('broken');
  expect(lines).toContain('error: PostgreSQL ended unexpectedly: starting it again');
});

test('a killed backend breaks its own connection only', async () => {
  const before = pidOf('postgres');
  await expect(
    withClient(engines.databaseUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      sendSignal(rows[0]?.pid ?? 0, 'SIGKILL');
      await client.query('select pg_sleep(5)');
    }),
  ).rejects.toThrow();
  expect(await waitUntil(isHealthy, 10_000)).toBe(true);
  expect(pidOf('postgres')).toBe(before);
});

test('a killed ClickHouse comes back under the same address with every acknowledged row', async () => {
  const client = quietClient(engines.clickhouseUrl);
  await client.command({
    query: `create table acknowledged (id UInt64) engine = MergeTree order by id
      settings fsync_after_insert = 1, fsync_part_directory = 1`,
  });
  let id = 0;
  for (let round = 0; round < 3; round += 1) {
    for (let batch = 0; batch < 5; batch += 1) {
      const values = Array.from({ length: 100 }, () => ({ id: id++ }));
      await client.insert({ table: 'acknowledged', values, format: 'JSONEachRow' });
    }
    const before = pidOf('clickhouse');
    sendSignal(before, 'SIGKILL');
    expect(
      await waitUntil(async () => engines.pids.clickhouse !== before && (await isHealthy()), 15_000),
    ).toBe(true);
    const answer = await client.query({
      query: 'select count() as n, uniqExact(id) as ids from acknowledged',
      format: 'JSONEachRow',
    });
    expect(await answer.json()).toEqual([{ n: id, ids: id }]);
  }
  await client.close();
});

test('stop ends every process, and the next start finds everything at new life', async () => {
  const passwords = await readFile(join(dataDir, 'engines.json'), 'utf8');
  const began = performance.now();
  await engines.stop();
  expect(performance.now() - began).toBeLessThan(8000);
  expect(await processesOf(dataDir)).toEqual([]);
  expect(engines.pids).toEqual({});
  engines = await startEngines({ dataDir, log: () => undefined });
  expect(await readFile(join(dataDir, 'engines.json'), 'utf8')).toBe(passwords);
  await withClient(engines.databaseOwnerUrl, async (client) => {
    expect((await client.query('select count(*)::int as n from guarded')).rows).toEqual([{ n: 2 }]);
  });
});
