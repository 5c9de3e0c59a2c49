import { workspaceId } from '@romashka/model/kernel';
import type { Services } from '../services.ts';
import { makeDigest } from '../understand/boards/make-digest.ts';
import { eachWorkspace } from './each-workspace.ts';

const AT_ONCE = 1_000;
const KEPT_MS = 400 * 24 * 3_600_000;

/** Makes the digests whose hour has come. One that cannot be made now waits for the next round and holds up no other. */
export async function makeDigests(services: Services, signal: AbortSignal): Promise<number> {
  const due = await services.database.asSystem((rows) =>
    rows
      .selectFrom('board')
      .select(['workspace', 'id'])
      .where('digest_due', '<=', new Date(services.now()))
      .orderBy('digest_due')
      .limit(AT_ONCE)
      .execute(),
  );
  let made = 0;
  for (const { workspace, id } of due) {
    if (signal.aborted) break;
    try {
      made += await makeDigest(services, workspaceId(workspace), id);
    } catch (error) {
      services.log.error({ err: error, board: id }, 'a digest could not be made; it is tried again');
    }
  }
  return made;
}

/** Deletes what was made to be sent more than 400 days ago: a year can be compared with the one before. */
export function clearOutgoing(services: Services, signal: AbortSignal): Promise<number> {
  const cutoff = new Date(services.now() - KEPT_MS);
  return eachWorkspace(services, signal, async (rows) => {
    const gone = await rows.deleteFrom('outgoing').where('at', '<', cutoff).executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}
