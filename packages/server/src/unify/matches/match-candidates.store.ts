import { type Candidate, MOST_SHARERS, matchFacts } from '@romashka/model/unify';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import type { TreeMember } from '../customers/person-tree.store.ts';

/**
 * The roots of persons who have each of these keys, as `matchKeys` writes them. Of a key that very
 * many share only a few more than count are looked at.
 */
export async function rootsSharing(
  rows: Rows,
  keys: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const parted = keys.map(
    (key) => [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)] as const,
  );
  const most = MOST_SHARERS + 1;
  const { rows: found } = await sql<{ key: string; root: string }>`
    select distinct a.key, p.root
    from unnest(${keys}::text[], ${parted.map(([kind]) => kind)}::text[], ${parted.map(([, value]) => value)}::text[])
      as a(key, kind, value)
    cross join lateral (
      (select c.person from contact c where c.workspace = romashka_workspace() and c.kind = a.kind and c.value = a.value
        limit ${most})
      union all
      (select k.person from match_key k where a.kind = 'name-day' and k.workspace = romashka_workspace() and k.key = a.value
        limit ${most})
    ) as sharer
    join person p on p.workspace = romashka_workspace() and p.id = sharer.person`.execute(rows);
  const roots = new Map<string, string[]>();
  for (const { key, root } of found) {
    const list = roots.get(key);
    if (list === undefined) roots.set(key, [root]);
    else list.push(root);
  }
  return roots;
}

/** A merge tree as it is compared: by what any of its records says. */
export const candidateOf = (root: string, members: readonly Pick<TreeMember, 'traits'>[]): Candidate => ({
  id: root,
  facts: matchFacts(members.map(({ traits }) => traits)),
});

/** What is written down of two trees: held to be decided, or told apart. */
export interface KnownPairs {
  readonly isApart: (one: string, other: string) => boolean;
  readonly isHeld: (one: string, other: string) => boolean;
}

const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** What is known of the pairs among these trees. */
export async function knownPairs(
  rows: Rows,
  trees: ReadonlyMap<string, readonly Pick<TreeMember, 'id'>[]>,
): Promise<KnownPairs> {
  const rootOf = new Map(
    [...trees].flatMap(([root, members]) => members.map(({ id }) => [id, root] as const)),
  );
  const ids = [...rootOf.keys()];
  const found =
    ids.length === 0
      ? []
      : await rows
          .selectFrom('held_match')
          .select(['one', 'other', 'dismissed_at'])
          .where('one', 'in', ids)
          .where('other', 'in', ids)
          .execute();
  const apart = new Set<string>();
  const held = new Set<string>();
  for (const { one, other, dismissed_at } of found) {
    const key = pairKey(rootOf.get(one) ?? '', rootOf.get(other) ?? '');
    (dismissed_at === null ? held : apart).add(key);
  }
  return {
    isApart: (one, other) => apart.has(pairKey(one, other)),
    isHeld: (one, other) => held.has(pairKey(one, other)),
  };
}
