import type { Scope } from '@romashka/model/govern';
import { sql } from 'kysely';
import { newId } from '../../ids.ts';
import { newSecret } from '../../secret.ts';
import type { Rows } from '../../store/database.ts';
import { unitsOf } from './surveys.store.ts';

/** A link with how many came by it. */
export interface CountedLink {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly token: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
  readonly expires: Date | null;
  readonly ended_at: Date | null;
  readonly created_at: Date;
  readonly begun: number;
  readonly complete: number;
}

/** The links of a survey, of the units of a scope, newest first; with `ids` only those. */
export async function listLinks(
  rows: Rows,
  survey: string,
  scope: Scope,
  wanted: { readonly before: string | null; readonly limit: number; readonly ids?: readonly string[] },
): Promise<CountedLink[]> {
  const units = unitsOf(scope);
  const { rows: found } = await sql<CountedLink>`
    with chosen as (
      select * from survey_link where workspace = romashka_workspace() and survey = ${survey}::uuid
        and (${wanted.before}::uuid is null or id < ${wanted.before}::uuid)
        and (${wanted.ids ?? null}::uuid[] is null or id = any(${wanted.ids ?? null}::uuid[]))
        and (${units}::text[] is null or unit = any(${units}::text[]))
      order by id desc limit ${wanted.limit})
    select l.id, l.kind, l.name, l.token, l.touchpoint, l.unit, l.channel, l.expires, l.ended_at, l.created_at,
      coalesce(r.begun, 0)::int as begun, coalesce(r.complete, 0)::int as complete
    from chosen l left join (
      select link, count(*) as begun, count(*) filter (where state = 'complete') as complete
      from survey_response where workspace = romashka_workspace() and survey = ${survey}::uuid
        and link in (select id from chosen) group by link
    ) r on r.link = l.id
    order by l.id desc`.execute(rows);
  return found;
}

/** Makes a link for each unit, or one without a unit. */
export async function insertLinks(
  rows: Rows,
  link: {
    readonly workspace: number;
    readonly survey: string;
    readonly kind: string;
    readonly name: string;
    readonly touchpoint: string;
    readonly channel: string;
    readonly expires: Date | null;
    readonly by: string;
  },
  units: readonly string[],
): Promise<string[]> {
  const each = (units.length === 0 ? [''] : [...new Set(units)]).map((unit) => ({
    id: newId(),
    unit,
    token: newSecret(),
  }));
  await sql`insert into survey_link (workspace, id, survey, kind, name, token, touchpoint, unit, channel, expires, created_by)
    select ${link.workspace}::int, e.id, ${link.survey}::uuid, ${link.kind}, ${link.name}, e.token, ${link.touchpoint}, e.unit,
      ${link.channel}, ${link.expires}::timestamptz, ${link.by}
    from unnest(${each.map(({ id }) => id)}::uuid[], ${each.map(({ token }) => token)}::text[],
      ${each.map(({ unit }) => unit)}::text[]) as e(id, token, unit)`.execute(rows);
  return each.map(({ id }) => id);
}

/** Ends a link; false where there is none. */
export async function endLink(rows: Rows, id: string, at: Date): Promise<boolean> {
  const done = await rows
    .updateTable('survey_link')
    .set((e) => ({ ended_at: e.fn.coalesce('ended_at', e.val(at)) }))
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
