import type { WorkspaceId } from '@romashka/model/kernel';
import type { Services } from '../../services.ts';
import type { ImportCounts } from './import-counts.ts';
import { FREE_RUN_LOCK, saveCounts, TAKE_RUN_LOCK } from './imports.store.ts';

const SAVE_EVERY_MS = 1_000;
/** Each running import holds a connection; more at once would leave too few for everything else. */
const MOST_AT_ONCE = 4;
let running = 0;

/** True when no other import may begin in this process. */
export const importsAreFull = (): boolean => running >= MOST_AT_ONCE;

/** Why a run was told to stop. */
export type StopReason = 'cancelled' | 'server-stops';

/** Signs of life of an import that runs: its lock, and its counts once a second. */
export interface RunningImport {
  /** Aborted with a StopReason when the run must end. */
  readonly signal: AbortSignal;
  end(): Promise<void>;
}

/**
 * Takes the lock of an import and begins to write down how far it has come. Null when another
 * process runs it.
 * @param isStopping asked once a second: true when the server is on its way down
 */
export async function beginRun(
  services: Services,
  workspace: WorkspaceId,
  id: string,
  counts: ImportCounts,
  isStopping: () => boolean,
): Promise<RunningImport | null> {
  const client = await services.database.pool.connect();
  // A connection that breaks while it is held must not end the process: the next query tells.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  const { rows } = await client.query<{ taken: boolean }>(TAKE_RUN_LOCK, [id]);
  if (rows[0]?.taken !== true) {
    client.off('error', ignore);
    client.release();
    return null;
  }
  running += 1;
  const stop = new AbortController();
  const tick = async (): Promise<void> => {
    if (isStopping()) stop.abort('server-stops' satisfies StopReason);
    const goesOn = await services.database
      .inWorkspace(workspace, (db) => saveCounts(db, id, counts))
      .catch(() => true);
    if (!goesOn) stop.abort('cancelled' satisfies StopReason);
  };
  let ticking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    ticking = ticking.then(tick);
  }, SAVE_EVERY_MS);
  return {
    signal: stop.signal,
    end: async () => {
      running -= 1;
      clearInterval(timer);
      await ticking;
      const freed = await client.query(FREE_RUN_LOCK, [id]).then(
        () => true,
        () => false,
      );
      client.off('error', ignore);
      // A connection that cannot free its lock is closed, which frees it.
      client.release(!freed);
    },
  };
}
