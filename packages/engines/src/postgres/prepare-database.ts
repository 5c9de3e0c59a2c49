import pg from 'pg';
import type { EngineSecrets } from '../engine-secrets.ts';
import { superuser } from './initialise-cluster.ts';
import { postgresUrl } from './postgres-listening.ts';
import type { PostgresListening } from './postgres-settings.ts';

export const databaseName = 'romashka';
export const ownerRole = 'romashka_owner';
export const appRole = 'romashka_app';

const extensions = ['pg_trgm', 'unaccent', 'btree_gin', 'citext'];

/** Makes roles, database and extensions of an embedded server where they are missing. */
export async function prepareDatabase(
  listening: PostgresListening,
  secrets: EngineSecrets['postgres'],
): Promise<void> {
  const role = { user: superuser, password: secrets.superuserPassword };
  await withClient(postgresUrl(listening, role, 'postgres'), async (client) => {
    await ensureRole(client, ownerRole, secrets.ownerPassword);
    await ensureRole(client, appRole, secrets.appPassword);
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) {
      await client.query(`create database ${databaseName} owner ${ownerRole}`);
      await client.query(`revoke all on database ${databaseName} from public`);
    }
  });
  await withClient(postgresUrl(listening, role, databaseName), async (client) => {
    for (const extension of extensions) {
      await client.query(`create extension if not exists ${extension}`);
    }
    await client.query(`grant connect on database ${databaseName} to ${appRole}`);
    await client.query(grantsSql(ownerRole));
  });
}

/** What the application's role may do with what the owner makes: use the rows, nothing else. */
export function grantsSql(owner: string): string {
  return `
    grant usage on schema public to ${appRole};
    alter default privileges for role ${owner} grant usage on schemas to ${appRole};
    alter default privileges for role ${owner} grant select, insert, update, delete on tables to ${appRole};
    alter default privileges for role ${owner} grant usage, select on sequences to ${appRole};
    alter default privileges for role ${owner} grant execute on functions to ${appRole};`;
}

/** Opens a connection for the length of one piece of work. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection that breaks while idle must not end the process: the next statement fails anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) {
    await client.query(
      `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication ` +
        `password ${pg.escapeLiteral(password)}`,
    );
  }
}
