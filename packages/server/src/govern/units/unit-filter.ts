import { spansUnder, type UnitSpan, unitsUnder } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { Database } from '../../store/database.ts';
import { readTrees } from './kept-trees.ts';

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

const always = (unit: string): UnitSpan => ({
  unit,
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
});
