import { sql } from 'kysely';
import type { Services } from '../services.ts';

/** A shipped batch is kept this long, should a shipment have to be looked into. */
const KEPT_MS = 3_600_000;
/** Few at once: a batch can have megabytes, and the intake writes to the same table. */
const AT_ONCE = 200;

/** Deletes batches of the outbox that the facts engine has had for an hour. Answers how many. */
export async function clearOutbox(services: Services, signal: AbortSignal): Promise<number> {
  const cutoff = new Date(services.now() - KEPT_MS).toISOString();
  let deleted = 0;
  while (!signal.aborted) {
    const { numAffectedRows } = await services.database.asSystem((rows) =>
      sql`delete from outbox using (
          select workspace, lane, batch from outbox where shipped_at < ${cutoff}::timestamptz
          order by shipped_at limit ${AT_ONCE}) as old
        where outbox.workspace = old.workspace and outbox.lane = old.lane and outbox.batch = old.batch`.execute(
        rows,
      ),
    );
    const count = Number(numAffectedRows ?? 0n);
    deleted += count;
    if (count < AT_ONCE) break;
  }
  return deleted;
}
