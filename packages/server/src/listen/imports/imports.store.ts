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
  merged: row.merged,
  held: row.held,
  apart: row.apart,
  header: row.header,
  keptUntil: row.kept_at === '' ? null : (row.kept_until?.toISOString() ?? null),
  error: row.error,
  errorCode: row.error_code === '' ? null : row.error_code,
  errorSaid: row.error_said,
});

/** The SQL that takes a running import's lock for a session; `$1` is its id. */
export const TAKE_RUN_LOCK = `SELECT pg_try_advisory_lock(hashtextextended($1, ${RUN_LOCK_SPACE})) AS taken`;
export const FREE_RUN_LOCK = `SELECT pg_advisory_unlock(hashtextextended($1, ${RUN_LOCK_SPACE}))`;

/** Ends imports that say they run and whose process is gone: nobody holds their lock. One whose file is kept goes on by itself. */
export async function endAbandoned(rows: Rows, now: number): Promise<void> {
  await sql`
    with running as materialized (select workspace, id from import where state = 'running' and kept_at = '')
    update import set state = 'failed', finished_at = ${new Date(now)}, error = ${ABANDONED}, error_code = 'abandoned'
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

/** Why an import did not go through, in English and as a code with what it speaks of. */
export interface ImportError {
  readonly message: string;
  readonly code: string;
  readonly said: Readonly<Record<string, string>>;
}

/** What changes with the state of an import. */
export interface ImportMove {
  readonly error?: ImportError;
  readonly finishedAt?: Date;
  /** The moment that its rows are received under. */
  readonly received?: Date;
  /** The data folder that holds its file, and until when; null when the file goes. */
  readonly kept?: { readonly at: string; readonly until: Date; readonly bytes: number } | null;
  readonly kind?: ImportKind;
  readonly map?: Readonly<Record<string, Json>>;
}

/** Moves an import from one of some states to another; undefined when it is in none of them. */
export const moveImport = (
  rows: Rows,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  { error, finishedAt, kept, kind, map, received }: ImportMove = {},
): Promise<ImportRow | undefined> =>
  rows
    .updateTable('import')
    .set({
      state: to,
      ...(error === undefined
        ? {}
        : { error: error.message, error_code: error.code, error_said: JSON.stringify(error.said) }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(kept === undefined ? {} : { kept_at: kept?.at ?? '', kept_until: kept?.until ?? null }),
      ...(kept === undefined || kept === null ? {} : { total_bytes: kept.bytes }),
      ...(kind === undefined ? {} : { kind }),
      ...(map === undefined ? {} : { map: JSON.stringify(map) }),
      ...(received === undefined ? {} : { received }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();

/** Keeps the names of the columns, under which the rows that are refused can be mended. */
export const saveHeader = (rows: Rows, id: string, header: string) =>
  rows.updateTable('import').set({ header }).where('id', '=', id).execute();

/** Imports whose file is kept here and that run or wait to be mapped. */
export const keptImports = (rows: Rows, place: string): Promise<ImportRow[]> =>
  rows
    .selectFrom('import')
    .selectAll()
    .where('kept_at', '=', place)
    .where('state', 'in', ['running', 'uploaded'])
    .execute();

/** How many files wait to be mapped. */
export const countKept = async (rows: Rows): Promise<number> => {
  const found = await rows
    .selectFrom('import')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', '=', 'uploaded')
    .executeTakeFirstOrThrow();
  return found.n;
};

/** How many rows were refused for each reason, the most frequent first. */
export const countReasons = (rows: Rows, id: string): Promise<{ code: string; count: number }[]> =>
  rows
    .selectFrom('import_rejected')
    .select((e) => ['code', e.fn.countAll<number>().as('count')])
    .where('import', '=', id)
    .groupBy('code')
    .orderBy('count', 'desc')
    .orderBy('code')
    .execute();

/** Writes down how far an import has come. False when it does not run any more: somebody cancelled it. */
export async function saveCounts(rows: Rows, id: string, counts: ImportCounts): Promise<boolean> {
  const row = await rows
    .updateTable('import')
    .set({
      row_count: counts.rows,
      accepted: counts.accepted,
      // Below zero while a run that goes on meets what it took before.
      repeated: Math.max(0, counts.repeated),
      rejected: counts.rejected,
      bytes: counts.bytes,
      merged: counts.merged,
      held: counts.held,
      apart: counts.apart,
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
  code: string | null = null,
): Promise<{ line: number; reason: string; code: string; said: Record<string, string>; content: string }[]> =>
  rows
    .selectFrom('import_rejected')
    .select(['line', 'reason', 'code', 'said', 'content'])
    .where('import', '=', id)
    .where('line', '>', after)
    .$if(code !== null, (query) => query.where('code', '=', code ?? ''))
    .orderBy('line')
    .limit(limit)
    .execute();
