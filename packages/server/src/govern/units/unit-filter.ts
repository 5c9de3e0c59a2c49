import {
  type BranchSpan,
  branchesBelow,
  spansUnder,
  type UnitSpan,
  unitsUnder,
} from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { Database } from '../../store/database.ts';
import { readGroupedTrees, readTrees } from './kept-trees.ts';

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

/**
 * How a figure is divided one level down: below a unit, or among the units at the top of a grouping. A single
 * unit at the top is the company itself, so its own units are given. Without a grouping the first that has the unit.
 * @returns null where there is no such grouping or nothing stands below
 */
export async function unitBranches(
  database: Database,
  workspace: WorkspaceId,
  asked: { readonly unit: string | null; readonly grouping: string | null; readonly as: TreeAs },
  now: number,
): Promise<readonly BranchSpan[] | null> {
  const trees = await readGroupedTrees(database, workspace);
  const tree =
    asked.grouping === null
      ? [...trees.values()].find(({ of }) => asked.unit === null || of.has(asked.unit))
      : trees.get(asked.grouping);
  if (tree === undefined) return null;
  const at = asked.as === 'today' ? now : null;
  const branches = branchesBelow(tree, asked.unit, at);
  const tops = new Set(branches.map(({ branch }) => branch));
  const [only] = tops;
  return asked.unit === null && tops.size === 1 && only !== undefined
    ? branchesBelow(tree, only, at)
    : branches;
}

const always = (unit: string): UnitSpan => ({
  unit,
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
});
