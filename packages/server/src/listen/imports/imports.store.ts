import type { ImportView } from '@romashka/model/contract';
import type { Json, WorkspaceId } from '@romashka/model/kernel';
import { type ImportKind, rowSentence } from '@romashka/model/listen';
import { type Selectable, sql } from 'kysely';
import { newId } from '../../ids.ts';
import type { Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { ImportCounts, RejectedRow } from './import-counts.ts';

type ImportRow = Selectable<Schema['import']>;
export type ImportState = ImportView['state'];

/** Space of the advisory locks by which a running import shows that its process lives. */
const RUN_LOCK_SPACE = 7_310;
const ABANDONED =
  'The server ended while the import ran. What was taken stays; import the same file again and it goes on.';

export const importViewOf = (row: ImportRow): ImportView => ({
  id: row.id,
  kind: row.kind as ImportKind,
  file: row.file,
  state: row.state as ImportState,
  at: row.at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  by: row.by,
  rows: row.row_count,
  accepted: row.accepted,
  repeated: row.repeated,
  rejected: row.rejected,
  bytes: row.bytes,
  totalBytes: row.total_bytes,
  error: row.error,
});

/** The SQL that takes a running import's lock for a session; `$1` is its id. */
export const TAKE_RUN_LOCK = `SELECT pg_try_advisory_lock(hashtextextended($1, ${RUN_LOCK_SPACE})) AS taken`;
export const FREE_RUN_LOCK = `SELECT pg_advisory_unlock(hashtextextended($1, ${RUN_LOCK_SPACE}))`;

/** Ends imports that say they run and whose process is gone: nobody holds their lock. */
export async function endAbandoned(rows: Rows, now: number): Promise<void> {
  await sql`
    with running as materialized (select workspace, id from import where state = 'running')
    update import set state = 'failed', finished_at = ${new Date(now)}, error = ${ABANDONED}
    from running
    where import.workspace = running.workspace and import.id = running.id
      and pg_try_advisory_xact_lock(hashtextextended(running.id::text, ${RUN_LOCK_SPACE}))`.execute(rows);
}

export async function insertImport(
  rows: Rows,
  workspace: WorkspaceId,
  given: {
    readonly kind: ImportKind;
    readonly file: string;
    readonly map: Readonly<Record<string, Json>>;
    readonly totalBytes: number | null;
    readonly by: string;
  },
): Promise<ImportView> {
  const row = await rows
    .insertInto('import')
    .values({
      workspace,
      id: newId(),
      kind: given.kind,
      file: given.file,
      map: JSON.stringify(given.map),
      by: given.by,
      total_bytes: given.totalBytes,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return importViewOf(row);
}

export const findImport = (rows: Rows, id: string): Promise<ImportRow | undefined> =>
  rows.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();

/** Imports, newest first; ids are ordered by time. */
export const listImports = (rows: Rows, before: string | null, limit: number): Promise<ImportRow[]> =>
  rows
    .selectFrom('import')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Moves an import from one of some states to another; undefined when it is in none of them. */
export const moveImport = (
  rows: Rows,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  more: { readonly error?: string; readonly received?: Date; readonly finishedAt?: Date } = {},
): Promise<ImportRow | undefined> =>
  rows
    .updateTable('import')
    .set({
      state: to,
      ...(more.error === undefined ? {} : { error: more.error }),
      ...(more.received === undefined ? {} : { received: more.received }),
      ...(more.finishedAt === undefined ? {} : { finished_at: more.finishedAt }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();

/** Writes down how far an import has come. False when it does not run any more: somebody cancelled it. */
export async function saveCounts(rows: Rows, id: string, counts: ImportCounts): Promise<boolean> {
  const row = await rows
    .updateTable('import')
    .set({
      row_count: counts.rows,
      accepted: counts.accepted,
      repeated: counts.repeated,
      rejected: counts.rejected,
      bytes: counts.bytes,
    })
    .where('id', '=', id)
    .returning('state')
    .executeTakeFirst();
  return row?.state === 'running';
}

export async function insertRejected(
  rows: Rows,
  workspace: WorkspaceId,
  id: string,
  rejected: readonly RejectedRow[],
): Promise<void> {
  await sql`
    insert into import_rejected (workspace, import, line, reason, code, said, content, identities)
    select ${workspace}::int, ${id}::uuid, r.line, r.reason, r.code, r.said::jsonb, r.content,
      (select coalesce(array_agg(i::uuid), '{}') from unnest(string_to_array(nullif(r.identities, ''), ',')) as i)
    from unnest(${rejected.map((row) => row.line)}::bigint[], ${rejected.map((row) => rowSentence(row.reason))}::text[],
      ${rejected.map((row) => row.reason.code)}::text[], ${rejected.map((row) => JSON.stringify(row.reason.values))}::text[],
      ${rejected.map((row) => row.content)}::text[], ${rejected.map((row) => row.identities.join(','))}::text[])
      as r(line, reason, code, said, content, identities)
    on conflict do nothing`.execute(rows);
}

export const listRejected = (
  rows: Rows,
  id: string,
  after: number,
  limit: number,
): Promise<{ line: number; reason: string; code: string; said: Record<string, string>; content: string }[]> =>
  rows
    .selectFrom('import_rejected')
    .select(['line', 'reason', 'code', 'said', 'content'])
    .where('import', '=', id)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
