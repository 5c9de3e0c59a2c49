import { type UnitTree, unitTree } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { Database } from '../../store/database.ts';
import { readUnits, unitsVersion } from './units.store.ts';

interface Kept {
  readonly version: number;
  readonly trees: ReadonlyMap<string, UnitTree>;
}

/** The trees of the workspaces that were asked for last, each good until the next change of its units. */
const keptOf = new WeakMap<Database, Map<WorkspaceId, Kept>>();
const MOST_KEPT = 100;

/** The trees of a workspace, one for each grouping. */
export const readTrees = async (database: Database, workspace: WorkspaceId): Promise<readonly UnitTree[]> => [
  ...(await readGroupedTrees(database, workspace)).values(),
];

/** The trees of a workspace by their groupings. */
export function readGroupedTrees(
  database: Database,
  workspace: WorkspaceId,
): Promise<ReadonlyMap<string, UnitTree>> {
  const kept = keptOf.get(database) ?? new Map<WorkspaceId, Kept>();
  keptOf.set(database, kept);
  return database.inWorkspace(workspace, async (rows) => {
    const version = await unitsVersion(rows);
    const known = kept.get(workspace);
    if (known?.version === version) return known.trees;
    const { groupings } = await readUnits(rows);
    const trees = new Map([...groupings].map(([name, places]) => [name, unitTree(places)]));
    kept.delete(workspace);
    kept.set(workspace, { version, trees });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return trees;
  });
}
