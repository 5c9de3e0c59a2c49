import { identityId, type PersonId, type WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { identityRow, SEQ_PER_BATCH } from '../../hot-path/facts-rows.ts';
import { publishProfiles } from '../../hot-path/publish-profiles.ts';
import { Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import type { Rows } from '../../store/database.ts';
import { takeLane } from '../../store/lane.ts';

/** Joins the tree of `absorb` into the tree of `keep`, by hand. Both may be any person of their tree. Answers the merge's id. */
export async function mergeByHand(
  rows: Rows,
  workspace: WorkspaceId,
  keep: string,
  absorb: string,
  by: string,
  note: string,
): Promise<string> {
  const lane = await takeLane(rows, workspace);
  const persons = await rows
    .selectFrom('person')
    .select(['id', 'root'])
    .where('id', 'in', [keep, absorb])
    .execute();
  const survivor = persons.find((person) => person.id === keep)?.root;
  const absorbed = persons.find((person) => person.id === absorb)?.root;
  if (survivor === undefined || absorbed === undefined)
    throw new Problem(404, 'not-found', 'There is no customer with this id here.');
  if (survivor === absorbed) throw new Problem(409, 'already-one', 'These two are one person already.');
  const id = newId();
  await rows
    .insertInto('merge')
    .values({
      workspace,
      id,
      survivor,
      absorbed,
      at: new Date(),
      reason: 'by-hand',
      evidence: JSON.stringify(note === '' ? {} : { note }),
      by,
    })
    .execute();
  await rows.updateTable('person').set({ merged_into: survivor }).where('id', '=', absorbed).execute();
  await settleTrees(rows, workspace, [survivor, absorbed], lane.batch);
  return id;
}

/** Takes a merge back: the absorbed person stands alone again with its identities, traits and events. */
export async function undoMerge(rows: Rows, workspace: WorkspaceId, id: string, by: string): Promise<string> {
  const lane = await takeLane(rows, workspace);
  const merge = await rows
    .selectFrom('merge')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'merge.absorbed').onRef('person.workspace', '=', 'merge.workspace'),
    )
    .select(['merge.absorbed', 'merge.survivor', 'merge.undone_at', 'person.merged_into', 'person.root'])
    .where('merge.id', '=', id)
    .executeTakeFirst();
  if (merge === undefined) throw new Problem(404, 'not-found', 'There is no merge with this id here.');
  if (merge.undone_at !== null || merge.merged_into !== merge.survivor)
    throw new Problem(409, 'already-undone', 'This merge was undone already.');
  await rows
    .updateTable('merge')
    .set({ undone_at: new Date(), undone_by: by })
    .where('id', '=', id)
    .execute();
  await rows.updateTable('person').set({ merged_into: null }).where('id', '=', merge.absorbed).execute();
  await holdApart(rows, workspace, merge.survivor, merge.absorbed, by);
  await settleTrees(rows, workspace, [merge.root, merge.absorbed], lane.batch);
  return merge.absorbed;
}

/** Remembers that a person said the two are not one, so that they are not offered as a match again. */
export async function holdApart(
  rows: Rows,
  workspace: WorkspaceId,
  one: string,
  other: string,
  by: string,
): Promise<void> {
  const mark = { dismissed_at: new Date(), dismissed_by: by };
  await rows
    .insertInto('held_match')
    .values({ workspace, one, other, reason: 'dismissed', evidence: '{}', ...mark })
    .onConflict((conflict) => conflict.columns(['workspace', 'one', 'other']).doUpdateSet(mark))
    .execute();
}

/**
 * Recomputes roots, strength and the identity map of the trees that these persons are in,
 * from the edges alone, and appends what changed to the outbox.
 */
export async function settleTrees(
  rows: Rows,
  workspace: WorkspaceId,
  persons: readonly string[],
  batch: number,
): Promise<void> {
  const tree = sql`
    with recursive up(id, merged_into) as (
      select id, merged_into from person where workspace = ${workspace}::int and id = any(${persons}::uuid[])
      union select p.id, p.merged_into from person p join up on p.workspace = ${workspace}::int and p.id = up.merged_into
    ), down(id, root) as (
      select id, id from up where merged_into is null
      union select p.id, down.root from person p join down on p.workspace = ${workspace}::int and p.merged_into = down.id
    )`;
  await sql`${tree} update person set root = down.root from down
    where person.workspace = ${workspace}::int and person.id = down.id and person.root <> down.root`.execute(
    rows,
  );
  await sql`${tree} update person set strong = s.strong from
    (select d.root, bool_or(p.user_id <> '') as strong from down d join person p on p.workspace = ${workspace}::int and p.id = d.id group by d.root) s
    where person.workspace = ${workspace}::int and person.id = s.root`.execute(rows);
  const moved = await sql<{
    id: string;
    person: string;
  }>`${tree} update identity set person = down.root from down
    where identity.workspace = ${workspace}::int and identity.home = down.id and identity.person <> down.root
    returning identity.id, identity.person`.execute(rows);
  const shown = await sql<{
    id: PersonId;
  }>`${tree} select id from down where id = root or id = any(${persons}::uuid[])`.execute(rows);
  const seq = batch * SEQ_PER_BATCH;
  const profiles = await publishProfiles(rows, workspace, new Set(shown.rows.map((row) => row.id)), seq);
  await rows
    .insertInto('outbox')
    .values({
      workspace,
      lane: 0,
      batch,
      events: '',
      answers: '',
      profiles: profiles.join('\n'),
      identities: moved.rows
        .map((row) => identityRow(workspace, identityId(row.id), seq, row.person))
        .join('\n'),
      rows: profiles.length + moved.rows.length,
    })
    .execute();
}
