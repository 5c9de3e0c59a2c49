import type { WorkspaceId } from '../../kernel/ids.ts';
import { type UnitTree, unitsUnder } from '../units/placement.ts';

/**
 * What a caller may see of the facts of a workspace: what happened in some units, or everything.
 * A fact that names no unit belongs to the whole company and to no unit.
 */
export interface Scope {
  readonly workspace: WorkspaceId;
  /** Null for the whole company; an empty set sees nothing. */
  readonly units: ReadonlySet<string> | null;
}

export const wholeCompany = (workspace: WorkspaceId): Scope => ({ workspace, units: null });

/**
 * The scope of somebody bound to units: these and all that stand under them at a moment (ms since
 * 1970), in any grouping. A unit that stands in no tree is itself alone. Bound to none is the whole company.
 */
export function scopeOf(
  workspace: WorkspaceId,
  bound: readonly string[],
  trees: Iterable<UnitTree>,
  at: number,
): Scope {
  if (bound.length === 0) return wholeCompany(workspace);
  const all = [...trees];
  return {
    workspace,
    units: new Set(bound.flatMap((unit) => [unit, ...all.flatMap((tree) => unitsUnder(tree, unit, at))])),
  };
}

export const seesUnit = (scope: Scope, unit: string): boolean =>
  scope.units === null || scope.units.has(unit);

/** The next moment after `at` (ms since 1970) at which a unit moves, as far as is known; null for none. */
export function nextMove(trees: Iterable<UnitTree>, at: number): number | null {
  const moments = [...trees].flatMap((tree) =>
    [...tree.of.values()].flat().flatMap(({ from, to }) => [from, to]),
  );
  const next = moments.reduce(
    (nearest, moment) => (moment > at && moment < nearest ? moment : nearest),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(next) ? next : null;
}
