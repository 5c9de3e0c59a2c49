import type { Traits } from '@romashka/model/kernel';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';

/** One person row of a merge tree. */
export interface TreeMember {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly root: string;
  readonly userId: string;
  readonly traits: Traits;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly events: number;
}

/** The root that a person id leads to; null when there is no such person. */
export async function findRoot(rows: Rows, id: string): Promise<string | null> {
  const row = await rows.selectFrom('person').select('root').where('id', '=', id).executeTakeFirst();
  return row?.root ?? null;
}

/** All person rows of the tree of a root, the root first. */
export async function readTree(rows: Rows, root: string): Promise<TreeMember[]> {
  return (await readTrees(rows, [root])).get(root) ?? [];
}

/** The trees of several roots, each with the root first. */
export async function readTrees(rows: Rows, roots: readonly string[]): Promise<Map<string, TreeMember[]>> {
  const trees = new Map<string, TreeMember[]>();
  if (roots.length === 0) return trees;
  const members = await rows
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [...roots])
    .unionAll(
      rows
        .selectFrom('person')
        .selectAll()
        .where('root', 'in', [...roots])
        .whereRef('root', '<>', 'id'),
    )
    .execute();
  members.sort((a, b) => Number(b.id === b.root) - Number(a.id === a.root) || (a.id < b.id ? -1 : 1));
  for (const row of members) {
    const tree = trees.get(row.root) ?? [];
    tree.push({
      id: row.id,
      mergedInto: row.merged_into,
      root: row.root,
      userId: row.user_id,
      traits: row.traits as Traits,
      firstSeen: row.first_seen,
      lastSeen: row.last_seen,
      events: Number(row.events),
    });
    trees.set(row.root, tree);
  }
  return trees;
}

/** The roots that some identities lead to. */
export async function rootsOf(rows: Rows, identities: readonly string[]): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ id: string; person: string }>`
    select id, person from identity
    where workspace = romashka_workspace() and id = any(${[...identities]}::uuid[])`.execute(rows);
  return new Map(found.map(({ id, person }) => [id, person]));
}

/** The identities that lead to some roots, each with the root. */
export async function identitiesOfAll(rows: Rows, roots: readonly string[]): Promise<Map<string, string>> {
  if (roots.length === 0) return new Map();
  const found = await rows
    .selectFrom('identity')
    .select(['id', 'person'])
    .where('person', 'in', [...roots])
    .execute();
  return new Map(found.map(({ id, person }) => [id, person]));
}

/** The ids of the identities that lead to a root. */
export async function identitiesOf(rows: Rows, root: string) {
  return rows
    .selectFrom('identity')
    .select(['id', 'kind', 'value', 'home', 'since'])
    .where('person', '=', root)
    .orderBy('since')
    .execute();
}
