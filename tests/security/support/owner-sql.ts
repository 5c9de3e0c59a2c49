import pg, { type Client, type QueryResultRow } from 'pg';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';

/** Which of the addresses of the state engine: the application's role, or the one that owns the tables. */
export type SqlRole = 'app' | 'owner';

/** Runs `work` on a connection of its own; with a workspace, as row-level security demands of every role. */
export async function withSql<T>(
  server: TestServer,
  role: SqlRole,
  workspace: number | null,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { databaseUrl, databaseOwnerUrl } = server.services.engines;
  const client = new pg.Client({ connectionString: role === 'app' ? databaseUrl : databaseOwnerUrl });
  await client.connect();
  try {
    if (workspace !== null)
      await client.query(`select set_config('romashka.workspace', $1, false)`, [String(workspace)]);
    return await work(client);
  } finally {
    await client.end();
  }
}

export const rowsOf = async <Row extends QueryResultRow>(
  client: Client,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> => (await client.query<Row>(text, values)).rows;

/** The tables that hold a workspace's rows. */
export const workspaceTables = async (client: Client): Promise<string[]> =>
  (
    await rowsOf<{ name: string }>(
      client,
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'workspace'
       and not a.attisdropped order by 1`,
    )
  ).map((row) => row.name);
