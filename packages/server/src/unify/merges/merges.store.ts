import type { mergeView } from '@romashka/model/contract';
import { shownTraits } from '@romashka/model/unify';
import type { z } from 'zod';
import type { Rows } from '../../store/database.ts';
import type { TreeMember } from '../customers/person-tree.store.ts';

export type MergeView = z.infer<typeof mergeView>;

/** Every merge that a tree's persons took part in, newest first, with the fields that each decided. */
export async function mergesOf(rows: Rows, members: readonly TreeMember[]): Promise<MergeView[]> {
  const ids = members.map((member) => member.id);
  const merges = await rows
    .selectFrom('merge')
    .selectAll()
    .where((e) => e.or([e('survivor', 'in', ids), e('absorbed', 'in', ids)]))
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return merges.map((merge) => ({
    id: merge.id,
    survivor: merge.survivor,
    absorbed: merge.absorbed,
    at: merge.at.toISOString(),
    reason: merge.reason,
    evidence: merge.evidence,
    by: merge.by,
    undoneAt: merge.undone_at?.toISOString() ?? null,
    undoneBy: merge.undone_by,
    fields: merge.undone_at === null ? decidedFields(members, merge.survivor, merge.absorbed) : [],
  }));
}

/** The fields that both sides of a merge knew, with the value that won and whose it was. */
function decidedFields(
  members: readonly TreeMember[],
  survivor: string,
  absorbed: string,
): MergeView['fields'] {
  const below = (id: string): TreeMember[] =>
    members.filter((member) => {
      for (let at: TreeMember | undefined = member; at; at = members.find((m) => m.id === at?.mergedInto))
        if (at.id === id) return true;
      return false;
    });
  const gone = below(absorbed);
  const goneIds = new Set(gone.map((member) => member.id));
  const kept = below(survivor).filter((member) => !goneIds.has(member.id));
  const both = new Set(
    shownTraits(kept)
      .map((trait) => trait.name)
      .filter((name) => gone.some((member) => Object.hasOwn(member.traits, name))),
  );
  return shownTraits([...kept, ...gone])
    .filter((trait) => both.has(trait.name))
    .map(({ name, winner, from }) => ({
      name,
      winner: from,
      value: winner.value as never,
      source: winner.source,
      time: new Date(winner.time).toISOString(),
    }));
}
