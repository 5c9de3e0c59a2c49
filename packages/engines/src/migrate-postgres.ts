import type pg from 'pg';
import { EngineError } from './engine-error.ts';
import { appRole, withClient } from './postgres/prepare-database.ts';

export interface PostgresMigration {
  /** Stays for ever: it says whether the migration was done. */
  readonly name: string;
  /** One or several statements; they run in one transaction. */
  readonly sql: string;
}

/** Any number will do, as long as it is always the same: it names the right to migrate. */
const migrationLock = 7_236_624_801;

/**
 * Runs the migrations that were not run yet, in the given order, one transaction each. Servers that
 * start at once wait for one another. Names that the database knows and the list does not are those
 * of a newer version and are left alone.
 * @returns the names that were run now
 * @throws EngineError with code `MIGRATION_FAILED`; the migrations before the failing one stay
 */
export function migratePostgres(
  ownerUrl: string,
  migrations: readonly PostgresMigration[],
): Promise<readonly string[]> {
  return withClient(ownerUrl, async (client) => {
    // Held until the connection ends, also when this process dies.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(`
      create table if not exists romashka_migration (
        name text primary key,
        at timestamptz not null default now()
      );
      do $$ begin
        if exists (select from pg_roles where rolname = '${appRole}') then
          revoke all on romashka_migration from ${appRole};
          grant select on romashka_migration to ${appRole};
        end if;
      end $$;`);
    const known = await client.query<{ name: string }>('select name from romashka_migration');
    const done = new Set(known.rows.map((row) => row.name));
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) {
      await runMigration(client, migration);
    }
    return missing.map((migration) => migration.name);
  });
}

async function runMigration(client: pg.Client, migration: PostgresMigration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into romashka_migration (name) values ($1)', [migration.name]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new EngineError(
      'MIGRATION_FAILED',
      `Migration ${migration.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
