import type { WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { ERASURE_SHUT_MS } from '../hot-path/fold-group.ts';
import type { Services } from '../services.ts';
import type { Rows } from '../store/database.ts';
import { forgetRefusedOf } from '../unify/erasure/refusals.store.ts';
import { eachWorkspace } from './each-workspace.ts';

const AT_ONCE = 1_000;
/** Rows that an import refused are there to be mended and sent again. */
const IMPORT_KEPT_MS = 30 * 24 * 3_600_000;

/** Deletes refused messages whose time is over. Answers how many. */
export async function clearRejected(services: Services, signal: AbortSignal): Promise<number> {
  const now = new Date(services.now()).toISOString();
  let deleted = 0;
  while (!signal.aborted) {
    const { numAffectedRows } = await services.database.asSystem((rows) =>
      sql`delete from rejected using (
          select workspace, id from rejected where expires < ${now}::timestamptz limit ${AT_ONCE}) as old
        where rejected.workspace = old.workspace and rejected.id = old.id`.execute(rows),
    );
    const count = Number(numAffectedRows ?? 0n);
    deleted += count;
    if (count < AT_ONCE) break;
  }
  return deleted;
}

/** Deletes the rows that imports refused more than 30 days ago. Answers how many. */
export function clearImportRejected(services: Services, signal: AbortSignal): Promise<number> {
  const cutoff = new Date(services.now() - IMPORT_KEPT_MS).toISOString();
  return eachWorkspace(services, signal, async (rows, workspace) => {
    const { numAffectedRows } = await sql`delete from import_rejected r using import i
      where r.workspace = ${workspace} and i.workspace = ${workspace} and i.id = r.import
        and coalesce(i.finished_at, i.at) < ${cutoff}::timestamptz`.execute(rows);
    return Number(numAffectedRows ?? 0n);
  });
}

/**
 * Deletes what was refused after an erasure and names the erased: their devices go on sending for
 * a while, and what they send wrongly is kept with its body. Answers how many.
 */
export function clearRefusedOfErased(services: Services, signal: AbortSignal): Promise<number> {
  return eachWorkspace(services, signal, async (rows, workspace) => {
    const erased = await refusedErased(rows, workspace, services.now() - ERASURE_SHUT_MS);
    if (erased.length === 0) return 0;
    const removed = await forgetRefusedOf(rows, workspace, erased);
    return removed.rejected + removed.import_rejected;
  });
}

async function refusedErased(rows: Rows, workspace: WorkspaceId, since: number): Promise<string[]> {
  const { rows: found } = await sql<{ identity: string }>`
    select identity from tombstone where workspace = ${workspace} and at > ${new Date(since).toISOString()}::timestamptz
      and identity in (select unnest(identities) from rejected where workspace = ${workspace}
        union select unnest(identities) from import_rejected where workspace = ${workspace})`.execute(rows);
  return found.map((row) => row.identity);
}
