import { nextMove, type Scope, scopeOf, wholeCompany } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { Database } from '../../store/database.ts';
import { readTrees } from './kept-trees.ts';

/** What somebody who is bound to these units may see at a moment (ms since 1970); bound to none, everything. */
export async function callerScope(
  database: Database,
  workspace: WorkspaceId,
  bound: readonly string[],
  now: number,
): Promise<Scope> {
  return bound.length === 0
    ? wholeCompany(workspace)
    : scopeOf(workspace, bound, await readTrees(database, workspace), now);
}

/** Until when a scope stays as it is unless somebody changes the units, in ms since 1970; null for ever. */
export async function scopeEnds(database: Database, scope: Scope, now: number): Promise<number | null> {
  return scope.units === null ? null : nextMove(await readTrees(database, scope.workspace), now);
}
