import type { SurveyLine } from '@romashka/model/contract';
import type { Scope } from '@romashka/model/govern';
import type { Survey } from '@romashka/model/surveys';
import { type Selectable, sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

export type SurveyRow = Selectable<Schema['survey']>;

/** A survey with the figures of its list. */
export interface CountedSurvey extends Omit<SurveyRow, 'draft'> {
  readonly changed: boolean;
  readonly begun: number;
  readonly complete: number;
  readonly held: number;
}

/**
 * The surveys that a scope shows, last changed first; with `id` only that one. Whoever is bound to units
 * sees those that are asked or were answered there, with the responses of these units.
 */
export async function listSurveys(
  rows: Rows,
  scope: Scope,
  id: string | null = null,
): Promise<CountedSurvey[]> {
  const units = unitsOf(scope);
  const { rows: found } = await sql<CountedSurvey>`
    select s.workspace, s.id, s.key, s.name, s.state, s.draft_revision, s.version, s.touchpoint, s.held_above,
      s.created_at, s.created_by, s.updated_at, s.updated_by,
      (s.version is not null and s.draft <> v.content) as changed,
      coalesce(r.begun, 0)::int as begun, coalesce(r.complete, 0)::int as complete, coalesce(r.held, 0)::int as held
    from survey s
    left join survey_version v on v.workspace = s.workspace and v.survey = s.id and v.version = s.version
    left join (
      select survey, count(*) filter (where not held) as begun,
        count(*) filter (where state = 'complete' and not held) as complete, count(*) filter (where held) as held
      from survey_response where workspace = romashka_workspace() and not test
        and (${units}::text[] is null or unit = any(${units}::text[])) group by survey
    ) r on r.survey = s.id
    where s.workspace = romashka_workspace() and (${id}::uuid is null or s.id = ${id}::uuid)
      and (${units}::text[] is null or r.survey is not null or exists (
        select 1 from survey_link l where l.workspace = s.workspace and l.survey = s.id and l.unit = any(${units}::text[])))
    order by s.updated_at desc, s.id`.execute(rows);
  return found;
}

/** The units of a scope as a parameter; null for the whole company. */
export const unitsOf = (scope: Scope): string[] | null => (scope.units === null ? null : [...scope.units]);

export const lineOf = (survey: CountedSurvey): SurveyLine => ({
  id: survey.id,
  key: survey.key,
  name: survey.name,
  state: survey.state as SurveyLine['state'],
  version: survey.version,
  changed: survey.changed,
  touchpoint: survey.touchpoint,
  updatedAt: survey.updated_at.toISOString(),
  updatedBy: survey.updated_by,
  begun: survey.begun,
  complete: survey.complete,
  held: survey.held,
});

export const findSurvey = (rows: Rows, id: string, forChange = false): Promise<SurveyRow | undefined> =>
  rows
    .selectFrom('survey')
    .selectAll()
    .where('id', '=', id)
    .$if(forChange, (query) => query.forUpdate())
    .executeTakeFirst();

/** Adds a survey; false where its key is taken. */
export async function insertSurvey(
  rows: Rows,
  survey: {
    readonly workspace: number;
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly touchpoint: string;
    readonly draft: Survey;
    readonly by: string;
  },
): Promise<boolean> {
  const { draft, by, ...given } = survey;
  const added = await rows
    .insertInto('survey')
    .values({ ...given, draft: JSON.stringify(draft), created_by: by, updated_by: by })
    .onConflict((conflict) => conflict.columns(['workspace', 'key']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes what a save or a publication changed; the row is held by `findSurvey(…, true)`. */
export async function updateSurvey(
  rows: Rows,
  id: string,
  change: {
    readonly draft?: Survey;
    readonly draft_revision?: number;
    readonly name?: string | undefined;
    readonly touchpoint?: string | undefined;
    readonly held_above?: number | undefined;
    readonly state?: string;
    readonly version?: number;
  },
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  const { draft, ...plain } = change;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  await rows
    .updateTable('survey')
    .set({
      ...given,
      ...(draft === undefined ? {} : { draft: JSON.stringify(draft) }),
      updated_at: by.at,
      updated_by: by.actor,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertVersion(
  rows: Rows,
  version: {
    readonly workspace: number;
    readonly survey: string;
    readonly version: number;
    readonly content: Survey;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  await rows
    .insertInto('survey_version')
    .values({ ...version, content: JSON.stringify(version.content) })
    .execute();
}

/** The versions of a survey with how many responses each has, newest first; with `only` that one alone. */
export async function listVersions(rows: Rows, survey: string, only: number | null = null) {
  const { rows: found } = await sql<{
    version: number;
    at: Date;
    by: string;
    content: Survey;
    responses: number;
  }>`
    select v.version, v.at, v.by, v.content,
      (select count(*)::int from survey_response r where r.workspace = v.workspace and r.survey = v.survey
        and r.version = v.version and not r.test) as responses
    from survey_version v
    where v.workspace = romashka_workspace() and v.survey = ${survey}::uuid
      and (${only}::int is null or v.version = ${only}::int)
    order by v.version desc`.execute(rows);
  return found;
}

/** Takes a survey away with its versions and links; the caller has made sure that nobody answered it. */
export async function deleteSurvey(rows: Rows, id: string): Promise<void> {
  for (const table of ['survey_file', 'survey_quota', 'survey_invitation', 'survey_link'] as const)
    await rows.deleteFrom(table).where('survey', '=', id).execute();
  await rows.deleteFrom('survey_response').where('survey', '=', id).execute();
  await rows.deleteFrom('survey_version').where('survey', '=', id).execute();
  await rows.deleteFrom('survey').where('id', '=', id).execute();
}

/** True where somebody answered in earnest: such a survey stays. */
export async function hasResponses(rows: Rows, survey: string): Promise<boolean> {
  const one = await rows
    .selectFrom('survey_response')
    .select('id')
    .where('survey', '=', survey)
    .where('test', '=', false)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
