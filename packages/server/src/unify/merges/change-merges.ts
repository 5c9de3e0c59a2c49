import { identityId, personId, type WorkspaceId } from '@romashka/model/kernel';
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
  await settleTrees(rows, workspace, [survivor, absorbed], lane.batch, survivor);
  return id;
}

/** Takes a merge back: each of the two has again what is its own, and what other merges give it. Answers the absorbed person. */
export async function undoMerge(rows: Rows, workspace: WorkspaceId, id: string, by: string): Promise<string> {
  const lane = await takeLane(rows, workspace);
  const merge = await rows
    .selectFrom('merge')
    .select(['absorbed', 'survivor', 'undone_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (merge === undefined) throw new Problem(404, 'not-found', 'There is no merge with this id here.');
  if (merge.undone_at !== null) throw new Problem(409, 'already-undone', 'This merge was undone already.');
  await rows
    .updateTable('merge')
    .set({ undone_at: new Date(), undone_by: by })
    .where('id', '=', id)
    .execute();
  await holdApart(rows, workspace, merge.survivor, merge.absorbed, by);
  await settleTrees(rows, workspace, [merge.survivor, merge.absorbed], lane.batch);
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
 * Recomputes roots, strength and the identity map of the trees that these persons are in, from
 * the merges that stand alone, and appends what changed to the outbox.
 * @param keep the root to be, where it is not to be found by itself (a root stays one; else the
 * one with a strong id, or the longest known)
 */
export async function settleTrees(
  rows: Rows,
  workspace: WorkspaceId,
  persons: readonly string[],
  batch: number,
  keep: string | null = null,
): Promise<void> {
  const trees = await rootsOf(rows, workspace, persons, keep);
  const of = sql`(select id, root from unnest(${trees.map((t) => t.id)}::uuid[], ${trees.map((t) => t.root)}::uuid[]) as t(id, root))`;
  await sql`update person set root = t.root, merged_into = nullif(t.root, t.id) from ${of} t
    where person.workspace = ${workspace}::int and person.id = t.id and person.root <> t.root`.execute(rows);
  await sql`update person set strong = s.strong from
    (select t.root, bool_or(p.user_id <> '') as strong from ${of} t join person p on p.workspace = ${workspace}::int and p.id = t.id group by t.root) s
    where person.workspace = ${workspace}::int and person.id = s.root`.execute(rows);
  const moved = await sql<{
    id: string;
    person: string;
  }>`update identity set person = t.root from ${of} t
    where identity.workspace = ${workspace}::int and identity.home = t.id and identity.person <> t.root
    returning identity.id, identity.person`.execute(rows);
  const seq = batch * SEQ_PER_BATCH;
  const shown = new Set(trees.filter((t) => t.id === t.root || t.wasRoot).map((t) => personId(t.id)));
  const profiles = await publishProfiles(rows, workspace, shown, seq);
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

/** Every person that standing merges join to one of these, with the root of its tree. */
async function rootsOf(rows: Rows, workspace: WorkspaceId, persons: readonly string[], keep: string | null) {
  const found = await sql<{ id: string; root: string; wasRoot: boolean }>`
    with recursive reached(seed, id) as (
      select id, id from unnest(${persons}::uuid[]) as s(id)
      union
      select r.seed, case when m.survivor = r.id then m.absorbed else m.survivor end
      from reached r join merge m on m.workspace = ${workspace}::int and m.undone_at is null
        and (m.survivor = r.id or m.absorbed = r.id)
    ), tree as (
      select distinct on (id) id, seed from reached order by id, seed
    ), top as (
      select distinct on (t.seed) t.seed, t.id as root from tree t
      join person p on p.workspace = ${workspace}::int and p.id = t.id
      order by t.seed, (t.id = ${keep}::uuid) desc nulls last, (p.root = p.id) desc, (p.user_id <> '') desc, p.first_seen, p.id
    )
    select t.id, top.root, p.root = p.id as "wasRoot" from tree t join top on top.seed = t.seed
    join person p on p.workspace = ${workspace}::int and p.id = t.id`.execute(rows);
  return found.rows;
}
