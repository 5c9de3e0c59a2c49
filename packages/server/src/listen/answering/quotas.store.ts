import { holds } from '@romashka/model/conditions';
import { readerOf, type Survey, type Walk } from '@romashka/model/surveys';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';

interface Wanted {
  readonly id: string;
  readonly limit: number;
}

/** The quotas whose kind of response this is, in one order for all who lock them. */
export function quotasOf(survey: Survey, walk: Walk): Wanted[] {
  const read = readerOf(survey, walk.answers, walk.respondent);
  return survey.quotas
    .filter(({ when }) => holds(when, read))
    .map(({ id, limit }) => ({ id, limit }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** True where one of the quotas has all it wants. */
export async function isFull(rows: Rows, survey: string, quotas: readonly Wanted[]): Promise<boolean> {
  if (quotas.length === 0) return false;
  const counts = await rows
    .selectFrom('survey_quota')
    .select(['quota', 'complete'])
    .where('survey', '=', survey)
    .where(
      'quota',
      'in',
      quotas.map(({ id }) => id),
    )
    .execute();
  return quotas.some(({ id, limit }) => (counts.find(({ quota }) => quota === id)?.complete ?? 0) >= limit);
}

/**
 * Takes a place in each of the quotas, or in none where one is full. The rows stay locked until the
 * transaction ends: of two who come at once for the last place, one waits and then finds it taken.
 */
export async function takePlaces(
  rows: Rows,
  workspace: number,
  survey: string,
  quotas: readonly Wanted[],
): Promise<boolean> {
  if (quotas.length === 0) return true;
  const ids = quotas.map(({ id }) => id);
  await sql`insert into survey_quota (workspace, survey, quota)
    select ${workspace}::int, ${survey}::uuid, q from unnest(${ids}::text[]) as q on conflict do nothing`.execute(
    rows,
  );
  await sql`select quota from survey_quota where survey = ${survey}::uuid and quota = any(${ids}::text[])
    order by quota for update`.execute(rows);
  if (await isFull(rows, survey, quotas)) return false;
  await sql`update survey_quota set complete = complete + 1
    where survey = ${survey}::uuid and quota = any(${ids}::text[])`.execute(rows);
  return true;
}
