import pg from 'pg';
import { appRole, grantsSql, withClient } from './prepare-database.ts';

/**
 * Prepares a PostgreSQL server that is not ours: the role of the application, and the extensions.
 * @param ownerUrl address with the role that makes the tables; it needs the right to create roles,
 *   or the role `romashka_app` granted to it beforehand
 */
export async function reachPostgres(
  ownerUrl: string,
): Promise<{ readonly databaseUrl: string; readonly databaseOwnerUrl: string }> {
  await withClient(ownerUrl, async (client) => {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [appRole]);
    if (role.rowCount === 0) {
      await client.query(`create role ${appRole} nologin nosuperuser nobypassrls`);
    }
    const owner = await client.query<{ name: string; database: string; member: boolean }>(
      `select current_user as name, current_database() as database,
         pg_has_role(current_user, $1, 'set') as member`,
      [appRole],
    );
    const found = owner.rows[0];
    if (found === undefined) {
      throw new Error('PostgreSQL does not say who is asking');
    }
    const name = pg.escapeIdentifier(found.name);
    if (!found.member) {
      await client.query(`grant ${appRole} to ${name}`);
    }
    await client.query(`grant connect on database ${pg.escapeIdentifier(found.database)} to ${appRole}`);
    await client.query(grantsSql(name));
    for (const extension of ['pg_trgm', 'unaccent', 'btree_gin', 'citext']) {
      await client.query(`create extension if not exists ${extension}`);
    }
  });
  return { databaseOwnerUrl: ownerUrl, databaseUrl: withRole(ownerUrl) };
}

/** The same address, with sessions that begin in the application's role. */
export function withRole(ownerUrl: string): string {
  const [base = '', query = ''] = ownerUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const before = parameters.get('options');
  const role = `-c role=${appRole}`;
  parameters.set('options', before === null ? role : `${before} ${role}`);
  // The driver reads %20, not +, as a blank.
  return `${base}?${parameters.toString().replaceAll('+', '%20')}`;
}
