import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { messagesOf, type Plot } from './support/objects.ts';
import { rowsOf, withSql, workspaceTables } from './support/owner-sql.ts';

/** S4, the second wall: what the engines themselves refuse, read from their catalogues. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { apiToken, writeKey } = server.credentials;
  const plot: Plot = { server, apiToken, writeKey, mark: 'wall' };
  await server.send([...messagesOf(plot, 'someone'), { type: 'track', event: 'nobody did' }]);
});
afterAll(() => server?.stop());

/** Tables of the house that hold no workspace's rows, each with the reason. */
const WITHOUT_WORKSPACE: Readonly<Record<string, string>> = {
  workspace: 'is the list of workspaces itself: its policy compares id',
  romashka_migration: 'which migrations are done; the application may not touch it',
};

test('every table has a workspace column, or a reason why not', () =>
  withSql(server, 'owner', null, async (client) => {
    const all = await rowsOf<{ name: string }>(
      client,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    const scoped = new Set(await workspaceTables(client));
    expect(scoped.size).toBeGreaterThan(18);
    const rest = all.map(({ name }) => name).filter((name) => !scoped.has(name));
    expect(rest.filter((name) => !Object.hasOwn(WITHOUT_WORKSPACE, name))).toEqual([]);
  }));

interface Guard {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
}

test('row-level security is on and forced on every one of them', () =>
  withSql(server, 'owner', null, async (client) => {
    const tables = [...(await workspaceTables(client)), 'workspace'];
    const guards = await rowsOf<Guard>(
      client,
      `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
       where relnamespace = 'public'::regnamespace and relname = any($1)`,
      [tables],
    );
    expect(guards).toHaveLength(tables.length);
    expect(guards.filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
  }));

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: string;
  readonly permissive: string;
  readonly using: string | null;
  readonly check: string | null;
}
const policies = (): Promise<Policy[]> =>
  withSql(server, 'owner', null, (client) =>
    rowsOf<Policy>(
      client,
      `select tablename as table, policyname as name, cmd as command, permissive, qual as using, with_check as check
       from pg_policies where schemaname = 'public'`,
    ),
  );

test('every one of them has a policy that compares the workspace in USING and in WITH CHECK', async () => {
  const found = await policies();
  const tables = await withSql(server, 'owner', null, workspaceTables);
  for (const table of tables) {
    const own = found.find((policy) => policy.table === table && policy.name === 'own_workspace');
    expect(own, table).toMatchObject({
      command: 'ALL',
      using: '(workspace = romashka_workspace())',
      check: '(workspace = romashka_workspace())',
    });
  }
});

test('what else lets rows through is known: background work, and a look-up by a secret that one already has', async () => {
  const others = (await policies()).filter(
    ({ name, table }) => name !== 'own_workspace' || table === 'workspace',
  );
  for (const { table, name, command, using } of others) {
    const known: Readonly<Record<string, string>> = {
      background: 'romashka_system()',
      own_workspace: '((id = romashka_workspace()) OR romashka_system())',
      own_membership: '(user_id = romashka_lookup())',
      by_digest: '(digest = romashka_lookup())',
      by_key: '(key = romashka_lookup())',
      by_token: '(token = romashka_lookup())',
      by_id: '(public AND ((id)::text = romashka_lookup()))',
    };
    expect(known[name], `${table}.${name}`).toBe(using);
    if (using?.includes('lookup')) expect(command, `${table}.${name}`).toBe('SELECT');
  }
  const reached = others.filter(({ name }) => name === 'background').map(({ table }) => table);
  for (const table of ['person', 'identity', 'contact', 'audit', 'member', 'api_token', 'write_key'])
    expect(reached).not.toContain(table);
});

test('without a workspace the application sees no row of any table', () =>
  withSql(server, 'app', null, async (client) => {
    const tables = [...(await workspaceTables(client)), 'workspace'];
    const filled = await withSql(server, 'owner', 1, async (owner) => {
      const counts = await Promise.all(
        tables.map(async (table) => rowsOf<{ n: string }>(owner, `select count(*) as n from "${table}"`)),
      );
      return counts.filter(([row]) => Number(row?.n) > 0).length;
    });
    expect(filled, 'tables with rows, so that nothing means something').toBeGreaterThan(8);
    for (const table of tables)
      expect(await rowsOf(client, `select 1 from "${table}" limit 1`), table).toEqual([]);
  }));

test('the workspace of a transaction is gone with it', () =>
  withSql(server, 'app', null, async (client) => {
    await client.query('begin');
    await client.query(`set local romashka.workspace = '1'`);
    expect(await rowsOf(client, 'select 1 from person limit 1')).toHaveLength(1);
    await client.query('commit');
    expect(await rowsOf(client, 'select 1 from person limit 1')).toEqual([]);
  }));

test('a row of another workspace can be neither written nor moved there', () =>
  withSql(server, 'app', 1, async (client) => {
    const foreign = `insert into write_key (workspace, id, name, key) values (2, gen_random_uuid(), 'x', 'x')`;
    await expect(client.query(foreign)).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('update write_key set workspace = 2')).rejects.toMatchObject({ code: '42501' });
  }));

test('the application owns nothing and cannot lift itself', () =>
  withSql(server, 'app', null, async (client) => {
    const [role] = await rowsOf(
      client,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_class where relowner = r.oid) as relations,
         (select count(*)::int from pg_proc where proowner = r.oid) as functions,
         (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
         (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
         has_schema_privilege('public', 'create') as creates,
         has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete')
           or has_table_privilege('audit', 'truncate') as edits_audit,
         has_table_privilege('romashka_migration', 'select') as reads_migrations,
         (select bool_or(has_table_privilege(c.oid, 'truncate')) from pg_class c
           where relnamespace = 'public'::regnamespace and relkind = 'r') as truncates
       from pg_roles r where rolname = current_user`,
    );
    expect(role).toEqual({
      rolname: 'romashka_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      relations: 0,
      functions: 0,
      schemas: 0,
      memberships: 0,
      creates: false,
      edits_audit: false,
      reads_migrations: false,
      truncates: false,
    });
    for (const text of ['set role romashka_owner', 'set session_authorization = postgres'])
      await expect(client.query(text), text).rejects.toMatchObject({ code: '42501' });
  }));

test('every table of the facts engine is keyed by workspace first', async () => {
  const result = await server.services.facts.query({
    query: `select name, sorting_key as key from system.tables where database = currentDatabase() and engine like '%MergeTree'`,
    format: 'JSONEachRow',
  });
  const tables = await result.json<{ name: string; key: string }>();
  const own = tables.filter(({ name }) => name !== 'romashka_migration');
  expect(own.length).toBeGreaterThanOrEqual(4);
  for (const { name, key } of own) expect(key.split(',')[0], name).toBe('workspace');
});
