import type { Answers } from '@romashka/model/surveys';
import { type Insertable, sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { ResponseRow } from './find-door.store.ts';
import type { TakenFile } from './turn.ts';

/** The response, held until the transaction ends. */
export const lockResponse = (rows: Rows, id: string): Promise<ResponseRow | undefined> =>
  rows.selectFrom('survey_response').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** True where the invitation is still there; an erasure of whom it is for waits until the transaction ends. */
export async function holdInvitation(rows: Rows, id: string): Promise<boolean> {
  const { rows: found } =
    await sql`select id from survey_invitation where id = ${id}::uuid for key share`.execute(rows);
  return found.length > 0;
}

/** Begins a response; false where somebody was quicker with the same one. */
export async function insertResponse(
  rows: Rows,
  row: Insertable<Schema['survey_response']>,
): Promise<boolean> {
  const added = await rows
    .insertInto('survey_response')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface ResponseChange {
  readonly language: string;
  readonly state: string;
  readonly block: string | null;
  readonly answers: Answers;
  readonly changed: Readonly<Record<string, number>>;
  readonly changed_at: Readonly<Record<string, number>>;
  readonly revision: number;
  readonly last_at: Date;
  readonly finished_at: Date | null;
}

export async function updateResponse(rows: Rows, id: string, change: ResponseChange): Promise<ResponseRow> {
  const { answers, changed, changed_at, ...plain } = change;
  return rows
    .updateTable('survey_response')
    .set({
      ...plain,
      answers: JSON.stringify(answers),
      changed: JSON.stringify(changed),
      changed_at: JSON.stringify(changed_at),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Remembers that everything up to a revision is in the log. */
export async function markSent(rows: Rows, id: string, revision: number): Promise<void> {
  await sql`update survey_response set sent = greatest(sent, ${revision}::int) where id = ${id}::uuid`.execute(
    rows,
  );
}

/** Keeps the files of a page and drops those that they replace. */
export async function putFiles(
  rows: Rows,
  response: ResponseRow,
  files: readonly TakenFile[],
): Promise<void> {
  for (const { id, name, kind, content } of files)
    await rows
      .insertInto('survey_file')
      .values({
        workspace: response.workspace,
        id,
        survey: response.survey,
        response: response.id,
        identity: response.identity,
        name,
        type: kind.type,
        content,
      })
      .execute();
  const kept = Object.values(response.answers).flatMap((value) =>
    typeof value === 'object' && 'file' in value ? [String(value['file'])] : [],
  );
  await sql`delete from survey_file where response = ${response.id}::uuid and not id = any(${kept}::uuid[])`.execute(
    rows,
  );
}

/** A picture of a survey; what respondents sent is never found here. */
export const findPicture = (rows: Rows, id: string) =>
  rows
    .selectFrom('survey_file')
    .select(['type', 'content'])
    .where('id', '=', id)
    .where('public', '=', true)
    .executeTakeFirst();
