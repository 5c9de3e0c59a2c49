import type { RejectedView } from '@romashka/model/contract';
import type { Refusal } from '@romashka/model/listen';
import type { Selectable } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

export type RejectedRow = Selectable<Schema['rejected']>;

export const rejectedViewOf = (row: RejectedRow): RejectedView => ({
  id: row.id,
  at: row.at.toISOString(),
  expires: row.expires.toISOString(),
  source: row.source,
  code: row.code,
  reason: row.reason,
  field: row.field,
  body: row.body,
  retries: row.retries,
});

/** What was refused and is still kept, newest first; ids are ordered by time. */
export const listRejected = (
  rows: Rows,
  wanted: {
    readonly code: string | null;
    readonly before: string | null;
    readonly now: number;
    readonly limit: number;
  },
): Promise<RejectedRow[]> =>
  rows
    .selectFrom('rejected')
    .selectAll()
    .where('expires', '>', new Date(wanted.now))
    .$if(wanted.code !== null, (query) => query.where('code', '=', wanted.code ?? ''))
    .$if(wanted.before !== null, (query) => query.where('id', '<', wanted.before ?? ''))
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute();

export const findRejected = (rows: Rows, id: string): Promise<RejectedRow | undefined> =>
  rows.selectFrom('rejected').selectAll().where('id', '=', id).executeTakeFirst();

/** Forgets a refused message; false when it is not there. */
export async function deleteRejected(rows: Rows, id: string): Promise<boolean> {
  const done = await rows.deleteFrom('rejected').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Keeps what was tried and why it was refused again. */
export async function updateRejected(
  rows: Rows,
  id: string,
  tried: { readonly refusal: Refusal; readonly body: string; readonly identities: readonly string[] },
): Promise<void> {
  await rows
    .updateTable('rejected')
    .set((e) => ({
      code: tried.refusal.code,
      reason: tried.refusal.reason,
      field: tried.refusal.field,
      body: tried.body,
      identities: [...tried.identities],
      retries: e('retries', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Takes out the copy that the intake made of a message that it refused once more: the one retried stands for it. */
export async function deleteCopies(rows: Rows, id: string, body: string, since: number): Promise<void> {
  await rows
    .deleteFrom('rejected')
    .where('id', '<>', id)
    .where('code', '=', 'store-refused')
    .where('body', '=', body)
    .where('at', '>=', new Date(since))
    .execute();
}
