import type { SurveyResponse } from '@romashka/model/contract';
import type { Scope } from '@romashka/model/govern';
import type { AnswerValue } from '@romashka/model/surveys';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import { unitsOf } from './surveys.store.ts';

/** A response with the customer who is shown for whoever gave it; null before the first answer was taken in. */
export interface ResponseRow {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly held: boolean;
  readonly test: boolean;
  readonly customer: string | null;
  readonly language: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
  readonly started_at: Date;
  readonly last_at: Date;
  readonly finished_at: Date | null;
  readonly hidden: Record<string, string>;
  readonly answers: Record<string, AnswerValue>;
}

/** Which responses of a survey are asked for. */
export interface ResponsesWanted {
  readonly state: string | null;
  readonly held: boolean | null;
  readonly test: boolean;
  readonly before: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
}

/** Responses to a survey from the units of a scope, newest first. */
export async function listResponses(
  rows: Rows,
  survey: string,
  scope: Scope,
  wanted: ResponsesWanted,
): Promise<ResponseRow[]> {
  const units = unitsOf(scope);
  const at = wanted.before === null ? null : new Date(wanted.before.at).toISOString();
  const { rows: found } = await sql<ResponseRow>`
    select r.id, r.version, r.state, r.held, r.test, i.person as customer, r.language, r.touchpoint, r.unit, r.channel,
      r.started_at, r.last_at, r.finished_at, r.hidden, r.answers
    from survey_response r left join identity i on i.workspace = r.workspace and i.id = r.identity
    where r.workspace = romashka_workspace() and r.survey = ${survey}::uuid and r.test = ${wanted.test}
      and (${units}::text[] is null or r.unit = any(${units}::text[]))
      and (${wanted.state}::text is null or r.state = ${wanted.state})
      and (${wanted.held}::boolean is null or r.held = ${wanted.held})
      and (${at}::timestamptz is null or (r.started_at, r.id) < (${at}::timestamptz, ${wanted.before?.id ?? null}::uuid))
    order by r.started_at desc, r.id desc limit ${wanted.limit}`.execute(rows);
  return found;
}

export const responseOf = (row: ResponseRow): SurveyResponse => ({
  id: row.id,
  version: row.version,
  state: row.state as SurveyResponse['state'],
  held: row.held,
  test: row.test,
  customer: row.customer,
  language: row.language as SurveyResponse['language'],
  touchpoint: row.touchpoint,
  unit: row.unit,
  channel: row.channel,
  startedAt: row.started_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  hidden: row.hidden,
  answers: row.answers as SurveyResponse['answers'],
});

/** Lets responses that wait count; the job that sends answers on takes them from there. */
export async function countHeld(rows: Rows, survey: string, only: readonly string[] | null): Promise<number> {
  const done = await rows
    .updateTable('survey_response')
    .set({ held: false })
    .where('survey', '=', survey)
    .where('held', '=', true)
    .$if(only !== null, (query) => query.where(sql<boolean>`id = any(${only ?? []}::uuid[])`))
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Forgets responses that wait, with their files. */
export async function discardHeld(
  rows: Rows,
  survey: string,
  only: readonly string[] | null,
): Promise<number> {
  const gone = await rows
    .deleteFrom('survey_response')
    .where('survey', '=', survey)
    .where('held', '=', true)
    .$if(only !== null, (query) => query.where(sql<boolean>`id = any(${only ?? []}::uuid[])`))
    .returning('id')
    .execute();
  await rows
    .deleteFrom('survey_file')
    .where('survey', '=', survey)
    .where(sql<boolean>`response = any(${gone.map(({ id }) => id)}::uuid[])`)
    .execute();
  return gone.length;
}

/** A file that a respondent sent. */
export const findFile = (rows: Rows, id: string) =>
  rows
    .selectFrom('survey_file')
    .innerJoin('survey_response', (join) =>
      join
        .onRef('survey_response.workspace', '=', 'survey_file.workspace')
        .onRef('survey_response.id', '=', 'survey_file.response'),
    )
    .select(['survey_file.name', 'survey_file.type', 'survey_file.content', 'survey_response.unit'])
    .where('survey_file.id', '=', id)
    .executeTakeFirst();
