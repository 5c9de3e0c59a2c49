import type { mergeView } from '@romashka/model/contract';
import { type ShownTrait, shownTraits } from '@romashka/model/unify';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Rows } from '../../store/database.ts';
import type { TreeMember } from '../customers/person-tree.store.ts';

export type MergeView = z.infer<typeof mergeView>;

/** Most merges that are told of one person. */
const MOST = 200;

interface Edge {
  readonly id: string;
  readonly survivor: string;
  readonly absorbed: string;
}

/** Every merge that a tree's persons took part in, newest first, with the fields that each decided. */
export async function mergesOf(rows: Rows, members: readonly TreeMember[]): Promise<MergeView[]> {
  const ids = members.map((member) => member.id);
  const merges = await rows
    .selectFrom('merge')
    .selectAll()
    .where((e) => e.or([e('survivor', 'in', ids), e('absorbed', 'in', ids)]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const edges = edgesByPerson(merges.filter((merge) => merge.undone_at === null));
  const shown = shownTraits(members);
  return merges.slice(0, MOST).map((merge) => ({
    id: merge.id,
    survivor: merge.survivor,
    absorbed: merge.absorbed,
    at: merge.at.toISOString(),
    reason: merge.reason,
    evidence: merge.evidence,
    by: merge.by,
    undoneAt: merge.undone_at?.toISOString() ?? null,
    undoneBy: merge.undone_by,
    fields: merge.undone_at === null ? decidedFields(members, shown, sideOf(merge, edges)) : [],
  }));
}

/** The fields that both sides of a merge know, with the value that won and whose it was. */
function decidedFields(
  members: readonly TreeMember[],
  shown: readonly ShownTrait<string>[],
  side: ReadonlySet<string>,
): MergeView['fields'] {
  const names = (inside: boolean): Set<string> =>
    new Set(members.filter((m) => side.has(m.id) === inside).flatMap((m) => Object.keys(m.traits)));
  const [gone, kept] = [names(true), names(false)];
  return shown
    .filter((trait) => kept.has(trait.name) && gone.has(trait.name))
    .map(({ name, winner, from }) => ({
      name,
      winner: from,
      value: winner.value as never,
      source: winner.source,
      time: new Date(winner.time).toISOString(),
    }));
}

function edgesByPerson(merges: readonly Edge[]): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>();
  for (const merge of merges)
    for (const id of [merge.survivor, merge.absorbed]) {
      const known = edges.get(id);
      if (known === undefined) edges.set(id, [merge]);
      else known.push(merge);
    }
  return edges;
}

/** The persons on the absorbed side of a merge: those that the other merges join to the absorbed one. */
function sideOf(merge: Edge, edges: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const side = new Set([merge.absorbed]);
  for (const id of side)
    for (const edge of edges.get(id) ?? [])
      if (edge.id !== merge.id) side.add(edge.survivor).add(edge.absorbed);
  return side;
}

/** How many merges stand and were undone, and how many pairs are held or were told apart. */
export async function countMerges(
  rows: Rows,
): Promise<{ merged: number; undone: number; held: number; apart: number }> {
  const { rows: found } = await sql<{ merged: number; undone: number; held: number; apart: number }>`
    select
      (select count(*) from merge where workspace = romashka_workspace() and undone_at is null) as merged,
      (select count(*) from merge where workspace = romashka_workspace() and undone_at is not null) as undone,
      (select count(*) from held_match h
        join person a on a.workspace = romashka_workspace() and a.id = h.one
        join person b on b.workspace = romashka_workspace() and b.id = h.other
        where h.workspace = romashka_workspace() and h.dismissed_at is null and a.root <> b.root) as held,
      (select count(*) from held_match where workspace = romashka_workspace() and dismissed_at is not null) as apart`.execute(
    rows,
  );
  return found[0] ?? { merged: 0, undone: 0, held: 0, apart: 0 };
}
