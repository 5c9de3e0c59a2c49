import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { Target } from './find-target.ts';
import { forgetRefusedOf } from './refusals.store.ts';

/** How many rows of each table went. */
export type Removed = Readonly<Record<string, number>>;

export const sumOf = (one: Removed, other: Removed): Removed => {
  const sum: Record<string, number> = { ...one };
  for (const [table, rows] of Object.entries(other)) sum[table] = (sum[table] ?? 0) + rows;
  return sum;
};

/** Deletes what the state engine holds of the target, but for the outbox. */
export async function removeStateRows(rows: Rows, workspace: number, target: Target): Promise<Removed> {
  const persons = sql`${target.persons}::uuid[]`;
  const identities = sql`${target.identities}::uuid[]`;
  const byPerson = {
    person: sql`id`,
    person_name: sql`person`,
    name_word: sql`person`,
    contact: sql`person`,
    match_key: sql`person`,
  };
  // Invitations go before responses, and these before files: who begins a response holds its invitation,
  // who sends a file holds its response, so that what was under way is there to be removed.
  const byIdentity = {
    identity: sql`id`,
    answer_state: sql`identity`,
    invitation: sql`identity`,
    survey_invitation: sql`identity`,
    survey_response: sql`identity`,
    survey_file: sql`identity`,
  };
  const removed: Record<string, number> = {};
  for (const [table, column] of Object.entries(byIdentity))
    removed[table] = await count(
      sql`delete from ${sql.table(table)} where workspace = ${workspace} and ${column} = any(${identities})`.execute(
        rows,
      ),
    );
  removed['merge'] = await count(
    sql`delete from merge where workspace = ${workspace} and (survivor = any(${persons}) or absorbed = any(${persons}))`.execute(
      rows,
    ),
  );
  removed['held_match'] = await count(
    sql`delete from held_match where workspace = ${workspace} and (one = any(${persons}) or other = any(${persons}))`.execute(
      rows,
    ),
  );
  for (const [table, column] of Object.entries(byPerson))
    removed[table] = await count(
      sql`delete from ${sql.table(table)} where workspace = ${workspace} and ${column} = any(${persons})`.execute(
        rows,
      ),
    );
  return { ...removed, ...(await forgetRefusedOf(rows, workspace, target.identities)) };
}

/**
 * Cuts the edges that lead to the target and answers who is left of its trees: they have to be
 * settled anew. Nobody is left when whole trees are erased. Comes before the rows are removed.
 */
export async function partFromOthers(rows: Rows, workspace: number, target: Target): Promise<string[]> {
  const persons = sql`${target.persons}::uuid[]`;
  const others = await sql<{ id: string }>`select p.id from person p where p.workspace = ${workspace}
    and p.root in (select root from person where workspace = ${workspace} and id = any(${persons}))
    and not p.id = any(${persons})`.execute(rows);
  await sql`update person set merged_into = null
    where workspace = ${workspace} and merged_into = any(${persons}) and not id = any(${persons})`.execute(
    rows,
  );
  return others.rows.map((row) => row.id);
}

const count = async (deleted: Promise<{ readonly numAffectedRows?: bigint }>): Promise<number> =>
  Number((await deleted).numAffectedRows ?? 0n);
