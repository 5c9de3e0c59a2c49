import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Removed } from './state-rows.store.ts';

/** An erasure as it is kept: ids and counts, nothing that says who it was. */
export interface Erasure {
  readonly workspace: number;
  readonly id: string;
  readonly person: string;
  readonly persons: readonly string[];
  readonly identities: readonly string[];
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly finishedAt: Date | null;
  readonly removed: Removed;
}

const COLUMNS = [
  'workspace',
  'id',
  'person',
  'persons',
  'identities',
  'requested_at',
  'requested_by',
  'finished_at',
  'removed',
] as const;

/** The erasure that a person went with, under any id of their tree; null when there was none. */
export async function erasureOfPerson(rows: Rows, person: string): Promise<Erasure | null> {
  const row = await rows
    .selectFrom('erasure')
    .select(COLUMNS)
    .where((e) => e.or([e('person', '=', person), sql<boolean>`${person}::uuid = any(persons)`]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : erasureOf(row);
}

/** Erasures, newest first, those older than `before`. */
export async function listErasures(rows: Rows, before: string | null, limit: number): Promise<Erasure[]> {
  let select = rows.selectFrom('erasure').select(COLUMNS).orderBy('id', 'desc').limit(limit);
  if (before !== null) select = select.where('id', '<', before);
  return (await select.execute()).map(erasureOf);
}

/** Erasures that some store still holds bytes of, oldest first; in the scope of the system, of all workspaces. */
export async function unfinishedErasures(rows: Rows): Promise<Erasure[]> {
  const found = await rows
    .selectFrom('erasure')
    .select(COLUMNS)
    .where('finished_at', 'is', null)
    .orderBy('id')
    .execute();
  return found.map(erasureOf);
}

export async function insertErasure(rows: Rows, erasure: Omit<Erasure, 'finishedAt'>): Promise<void> {
  await rows
    .insertInto('erasure')
    .values({
      workspace: erasure.workspace,
      id: erasure.id,
      person: erasure.person,
      persons: [...erasure.persons],
      identities: [...erasure.identities],
      requested_at: erasure.requestedAt,
      requested_by: erasure.requestedBy,
      removed: JSON.stringify(erasure.removed),
    })
    .execute();
}

/** Adds counts to what an erasure removed. */
export async function addRemoved(rows: Rows, erasure: Erasure, removed: Removed): Promise<void> {
  await sql`update erasure set removed = removed || ${JSON.stringify(removed)}::jsonb
    where workspace = ${erasure.workspace} and id = ${erasure.id}::uuid`.execute(rows);
}

export async function finishErasure(rows: Rows, erasure: Erasure, at: Date): Promise<void> {
  await rows
    .updateTable('erasure')
    .set({ finished_at: at })
    .where('workspace', '=', erasure.workspace)
    .where('id', '=', erasure.id)
    .execute();
}

interface ErasureRow {
  readonly workspace: number;
  readonly id: string;
  readonly person: string;
  readonly persons: string[];
  readonly identities: string[];
  readonly requested_at: Date;
  readonly requested_by: string;
  readonly finished_at: Date | null;
  readonly removed: Record<string, number>;
}

const erasureOf = (row: ErasureRow): Erasure => ({
  workspace: row.workspace,
  id: row.id,
  person: row.person,
  persons: row.persons,
  identities: row.identities,
  requestedAt: row.requested_at,
  requestedBy: row.requested_by,
  finishedAt: row.finished_at,
  removed: row.removed,
});
