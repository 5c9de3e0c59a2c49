import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineSecrets } from './engine-secrets.ts';
import { migrateClickhouse } from './migrate-clickhouse.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { reachPostgres } from './postgres/external-postgres.ts';
import { withClient } from './postgres/prepare-database.ts';
import { type Engines, startEngines } from './start-engines.ts';
import { quietClient, removeDataDir, temporaryDataDir } from './testing/test-engines.ts';

let dataDir: string;
let engines: Engines;

beforeAll(async () => {
  dataDir = await temporaryDataDir();
  engines = await startEngines({ dataDir, log: () => undefined });
});

afterAll(async () => {
  await engines.stop();
  await removeDataDir(dataDir);
});

test('servers that start at once run each PostgreSQL migration once and in order', async () => {
  const migrations = [
    { name: '1', sql: 'create table letters (a text); create index on letters (a)' },
    { name: '2', sql: `insert into letters values ('one')` },
  ];
  const runs = await Promise.all(
    [1, 2, 3, 4].map(() => migratePostgres(engines.databaseOwnerUrl, migrations)),
  );
  expect(runs.flat()).toEqual(['1', '2']);
  const later = [...migrations, { name: '3', sql: `insert into letters values ('two')` }];
  expect(await migratePostgres(engines.databaseOwnerUrl, later)).toEqual(['3']);
  expect(await migratePostgres(engines.databaseOwnerUrl, migrations)).toEqual([]);
  await withClient(engines.databaseUrl, async (client) => {
    expect((await client.query('select a from letters order by a')).rows).toEqual([
      { a: 'one' },
      { a: 'two' },
    ]);
    await expect(client.query('delete from romashka_migration')).rejects.toMatchObject({ code: '42501' });
  });
});

test('a PostgreSQL migration that fails leaves nothing of itself', async () => {
  const migrations = [
    { name: 'good', sql: 'create table good (a int)' },
    { name: 'bad', sql: 'create table half (a int); select 1 / 0' },
    { name: 'never', sql: 'create table never (a int)' },
  ];
  const run = migratePostgres(engines.databaseOwnerUrl, migrations);
  await expect(run).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: expect.stringContaining('bad'),
  });
  await withClient(engines.databaseOwnerUrl, async (client) => {
    const { rows } = await client.query(
      `select to_regclass('good') is null as good, to_regclass('half') is null as half`,
    );
    expect(rows).toEqual([{ good: false, half: true }]);
  });
});

test('ClickHouse migrations run once, make their database, and go on where they failed', async () => {
  const url = engines.clickhouseUrl.replace(/romashka$/, 'other');
  const table = 'create table if not exists t (a Int8) engine = MergeTree order by a';
  const first = { name: '1', statements: [table] };
  await expect(
    migrateClickhouse(url, [first, { name: '2', statements: ['insert into t values (1)', 'no sql'] }]),
  ).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  const second = { name: '2', statements: ['truncate table t', 'insert into t values (1)'] };
  expect(await migrateClickhouse(url, [first, second])).toEqual(['2']);
  expect(await migrateClickhouse(url, [first, second])).toEqual([]);
  const client = quietClient(url);
  const answer = await client.query({ query: 'select a from t', format: 'JSONEachRow' });
  expect(await answer.json()).toEqual([{ a: 1 }]);
  await client.close();
});

test('a PostgreSQL of someone else’s gets the role of the application, session by session', async () => {
  const secrets = await engineSecrets(dataDir);
  const [, host] = engines.databaseOwnerUrl.split('?');
  const as = (user: string, password: string, database: string): string =>
    `postgresql://${user}:${password}@/${database}?${host}`;
  const superuserPassword = secrets.postgres.superuserPassword;
  await withClient(as('postgres', superuserPassword, 'romashka'), (client) =>
    client.query(`drop owned by romashka_app cascade; drop role romashka_app;
      create role outsider login createrole password 'pw'`),
  );
  await withClient(as('postgres', superuserPassword, 'postgres'), (client) =>
    client.query('create database outside owner outsider'),
  );
  const ownerUrl = as('outsider', 'pw', 'outside');
  await reachPostgres(ownerUrl);
  const { databaseUrl, databaseOwnerUrl } = await reachPostgres(ownerUrl);
  expect(databaseOwnerUrl).toBe(ownerUrl);
  await migratePostgres(ownerUrl, [{ name: '1', sql: 'create table t (a int)' }]);
  await withClient(databaseUrl, async (client) => {
    expect((await client.query('select current_user as name')).rows).toEqual([{ name: 'romashka_app' }]);
    await client.query('insert into t values (1)');
    await expect(client.query('create table mine (a int)')).rejects.toMatchObject({ code: '42501' });
  });
});
