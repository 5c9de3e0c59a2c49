import type { PersonId, Traits, WorkspaceId } from '@romashka/model/kernel';
import { shownTraits } from '@romashka/model/unify';
import { CompiledQuery } from 'kysely';
import type { PoolClient } from 'pg';
import type { Rows } from '../store/database.ts';
import { profileRow } from './facts-rows.ts';

const LOAD_TREES = {
  name: 'load-trees',
  text: `SELECT p.root, p.id, p.user_id, p.traits, p.first_seen FROM person p WHERE p.workspace = $1 AND p.id = ANY($2::uuid[])
  UNION ALL
  SELECT p.root, p.id, p.user_id, p.traits, p.first_seen FROM person p
  WHERE p.workspace = $1 AND p.root = ANY($2::uuid[]) AND p.root <> p.id`,
};

interface TreeRow {
  readonly root: PersonId;
  readonly id: PersonId;
  readonly user_id: string;
  readonly traits: Traits;
  readonly first_seen: Date;
}

/**
 * The facts rows of persons as they stand in this transaction: the shown profile of every
 * living root, and a row that takes out each one that was merged into another.
 */
export async function publishProfiles(
  connection: PoolClient | Rows,
  workspace: WorkspaceId,
  ids: ReadonlySet<PersonId>,
  seq: number,
): Promise<string[]> {
  if (ids.size === 0) return [];
  const values = [workspace, [...ids]];
  const { rows } =
    'release' in connection
      ? await connection.query<TreeRow>({ ...LOAD_TREES, values })
      : await connection.executeQuery<TreeRow>(CompiledQuery.raw(LOAD_TREES.text, values));
  const trees = new Map<PersonId, { id: PersonId; known: boolean; traits: Traits; firstSeen: number }[]>();
  const gone = new Map<PersonId, number>();
  for (const row of rows) {
    const firstSeen = row.first_seen.getTime();
    if (row.root !== row.id) gone.set(row.id, firstSeen);
    const members = trees.get(row.root) ?? [];
    if (!members.some((member) => member.id === row.id))
      members.push({ id: row.id, known: row.user_id !== '', traits: row.traits, firstSeen });
    trees.set(row.root, members);
  }
  const out: string[] = [];
  for (const [root, members] of trees) {
    if (!ids.has(root)) continue;
    const firstSeen = Math.min(...members.map((member) => member.firstSeen));
    const known = members.some((member) => member.known);
    out.push(profileRow(workspace, root, seq, true, firstSeen, shownTraits(members), known));
  }
  for (const [id, firstSeen] of gone)
    if (ids.has(id)) out.push(profileRow(workspace, id, seq, false, firstSeen, []));
  return out;
}
