import type { WorkspaceId } from '@romashka/model/kernel';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Rows = Transaction<Schema>;

/** The state engine as the application may use it: only inside a workspace, a lookup or the system scope. */
export interface Database {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Schema>;
  /** Runs `work` in a transaction that sees the rows of one workspace. */
  inWorkspace<T>(workspace: WorkspaceId, work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction that sees only the row whose secret or owner is `key`. */
  lookup<T>(key: string, work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs `work` with the scope of background work: outbox, retention and the list of workspaces. */
  asSystem<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the pool under the application's role. `connections` bounds what it takes of the server's. */
export function openDatabase(url: string, connections = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'romashka' });
  // A connection that breaks, idle or held between two queries, must not end the process: the next query tells.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const scoped = <T>(setting: string, value: string, work: (rows: Rows) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(async (rows) => {
      await sql`select set_config(${setting}, ${value}, true)`.execute(rows);
      return work(rows);
    });
  return {
    pool,
    kysely,
    inWorkspace: (workspace, work) => scoped('romashka.workspace', String(workspace), work),
    lookup: (key, work) => scoped('romashka.lookup', key, work),
    asSystem: (work) => scoped('romashka.scope', 'system', work),
    close: () => kysely.destroy(),
  };
}
