import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { EngineError } from './engine-error.ts';

export interface ClickhouseMigration {
  /** Stays for ever: it says whether the migration was done. */
  readonly name: string;
  /** ClickHouse has no transactions: each must do no harm when it runs again (`if not exists`). */
  readonly statements: readonly string[];
}

/** A statement may rewrite a large table. */
const statementTimeoutMs = 3_600_000;

/**
 * Runs the migrations that were not run yet, in the given order, statement by statement; makes the
 * database of the address where it is missing. A migration that fails half-way is run from its
 * beginning the next time, and servers that start at once may run the same one side by side.
 * @returns the names that were run now
 * @throws EngineError with code `MIGRATION_FAILED`
 */
export async function migrateClickhouse(
  url: string,
  migrations: readonly ClickhouseMigration[],
): Promise<readonly string[]> {
  await createDatabase(url);
  const client = clientFor(url);
  try {
    await client.command({
      query: `create table if not exists romashka_migration (name String, at DateTime64(3) default now64(3))
        engine = ReplacingMergeTree order by name
        settings fsync_after_insert = 1, fsync_part_directory = 1`,
    });
    const known = await client.query({ query: 'select name from romashka_migration', format: 'JSONEachRow' });
    const done = new Set((await known.json<{ name: string }>()).map((row) => row.name));
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) {
      await runMigration(client, migration);
    }
    return missing.map((migration) => migration.name);
  } finally {
    await client.close();
  }
}

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const database = decodeURIComponent(address.pathname.slice(1));
  if (database === '' || database === 'default') {
    return;
  }
  address.pathname = '';
  const client = clientFor(address.href);
  try {
    await client.command({
      query: 'create database if not exists {database:Identifier}',
      query_params: { database },
    });
  } finally {
    await client.close();
  }
}

async function runMigration(client: ClickHouseClient, migration: ClickhouseMigration): Promise<void> {
  try {
    for (const query of migration.statements) {
      await client.command({ query });
    }
    await client.insert({
      table: 'romashka_migration',
      values: [{ name: migration.name }],
      format: 'JSONEachRow',
    });
  } catch (cause) {
    throw new EngineError(
      'MIGRATION_FAILED',
      `Migration ${migration.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function clientFor(url: string): ClickHouseClient {
  // Refusals are thrown; the driver would also write them to the console.
  return createClient({ url, request_timeout: statementTimeoutMs, log: { level: ClickHouseLogLevel.OFF } });
}
