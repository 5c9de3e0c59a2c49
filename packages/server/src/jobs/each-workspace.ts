import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import type { Services } from '../services.ts';
import type { Rows } from '../store/database.ts';

/** Runs work in a transaction of each workspace in turn, and adds up what it answers. */
export async function eachWorkspace(
  services: Services,
  signal: AbortSignal,
  work: (rows: Rows, workspace: WorkspaceId) => Promise<number>,
): Promise<number> {
  const found = await services.database.asSystem((rows) =>
    rows.selectFrom('workspace').select('id').orderBy('id').execute(),
  );
  let sum = 0;
  for (const { id } of found) {
    if (signal.aborted) break;
    const workspace = workspaceId(id);
    sum += await services.database.inWorkspace(workspace, (rows) => work(rows, workspace));
  }
  return sum;
}
