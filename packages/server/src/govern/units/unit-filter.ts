import { spansUnder, type UnitSpan, type UnitTree, unitsUnder, unitTree } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { Database } from '../../store/database.ts';
import { readUnits, unitsVersion } from './units.store.ts';

/** As the tree was when things happened, or as it is today. */
export type TreeAs = 'then' | 'today';

/**
 * The units that a unit stands for, itself included, with the times in which each does: in every
 * grouping that it is part of. A unit that nobody placed stands for itself alone.
 */
export async function unitFilter(
  database: Database,
  workspace: WorkspaceId,
  unit: string,
  as: TreeAs,
  now: number,
): Promise<readonly UnitSpan[]> {
  const trees = await readTrees(database, workspace);
  if (as === 'then')
    return trees.length === 0 ? [always(unit)] : trees.flatMap((tree) => spansUnder(tree, unit));
  return [...new Set([unit, ...trees.flatMap((tree) => unitsUnder(tree, unit, now))])].map(always);
}

interface Kept {
  readonly version: number;
  readonly trees: readonly UnitTree[];
}

/** The trees of the workspaces that were asked for last, each good until the next change of its units. */
const keptOf = new WeakMap<Database, Map<WorkspaceId, Kept>>();
const MOST_KEPT = 100;

function readTrees(database: Database, workspace: WorkspaceId): Promise<readonly UnitTree[]> {
  const kept = keptOf.get(database) ?? new Map<WorkspaceId, Kept>();
  keptOf.set(database, kept);
  return database.inWorkspace(workspace, async (rows) => {
    const version = await unitsVersion(rows);
    const known = kept.get(workspace);
    if (known?.version === version) return known.trees;
    const { groupings } = await readUnits(rows);
    const trees = [...groupings.values()].map(unitTree);
    kept.delete(workspace);
    kept.set(workspace, { version, trees });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return trees;
  });
}

const always = (unit: string): UnitSpan => ({
  unit,
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
});
