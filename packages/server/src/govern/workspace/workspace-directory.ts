import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import type { IntakeWorkspace } from '../../hot-path/submission.ts';
import type { Database } from '../../store/database.ts';

export interface Workspace extends IntakeWorkspace {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: 'ru' | 'en';
}

/** A source as its write key names it. */
export interface Source {
  readonly workspace: Workspace;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
}

/** Workspaces and write keys, remembered for a few seconds since every request of the door asks. */
export interface WorkspaceDirectory {
  byId(id: number): Promise<Workspace>;
  /** The source of a write key; null when there is none. */
  byWriteKey(key: string): Promise<Source | null>;
  /** Forgets what is remembered, after a change. */
  forget(): void;
}

const REMEMBERED_MS = 3_000;
const REMEMBERED_KEYS = 5_000;

export function openWorkspaceDirectory(database: Database, now: () => number): WorkspaceDirectory {
  const workspaces = new Map<number, { at: number; value: Workspace }>();
  const sources = new Map<
    string,
    { at: number; value: { workspace: number; name: string; origins: string[] } | null }
  >();
  const byId = async (id: number): Promise<Workspace> => {
    const known = workspaces.get(id);
    if (known !== undefined && now() - known.at < REMEMBERED_MS) return known.value;
    const value = await readWorkspace(database, workspaceId(id));
    workspaces.set(id, { at: now(), value });
    return value;
  };
  return {
    byId,
    byWriteKey: async (key) => {
      let known = sources.get(key);
      if (known === undefined || now() - known.at >= REMEMBERED_MS) {
        if (sources.size > REMEMBERED_KEYS) sources.clear();
        known = { at: now(), value: await readSource(database, key) };
        sources.set(key, known);
      }
      if (known.value === null) return null;
      const workspace = await byId(known.value.workspace);
      return { workspace, name: known.value.name, allowedOrigins: known.value.origins };
    },
    forget: () => {
      workspaces.clear();
      sources.clear();
    },
  };
}

async function readWorkspace(database: Database, id: WorkspaceId): Promise<Workspace> {
  const row = await database.inWorkspace(id, (rows) =>
    rows.selectFrom('workspace').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return {
    id,
    key: row.key,
    name: row.name,
    timeZone: row.time_zone,
    locale: row.locale === 'en' ? 'en' : 'ru',
    eventLimit: row.event_limit,
    joinByEmail: row.join_by_email,
    joinByPhone: row.join_by_phone,
  };
}

async function readSource(database: Database, key: string) {
  if (key === '' || key.length > 200 || key.includes('\u0000')) return null;
  const row = await database.lookup(key, (rows) =>
    rows
      .selectFrom('write_key')
      .select(['workspace', 'name', 'allowed_origins'])
      .where('key', '=', key)
      .executeTakeFirst(),
  );
  return row === undefined
    ? null
    : { workspace: row.workspace, name: row.name, origins: row.allowed_origins };
}
