import { sql } from 'kysely';
import type { Services } from '../services.ts';

/** A message id is known for this long, but for those of imports, which are kept. */
const KNOWN_MS = 7 * 24 * 3_600_000;
/** Pages of the table in one transaction: some 60,000 ids. */
const PAGES_AT_ONCE = 500;

/**
 * Forgets message ids after 7 days. The table is read page by page, each once: it has no index by
 * time that could find them sooner, as that would cost every event of the intake.
 * @returns how many were forgotten
 */
export async function forgetMessages(services: Services, signal: AbortSignal): Promise<number> {
  const cutoff = new Date(services.now() - KNOWN_MS).toISOString();
  const pages = await services.database.asSystem(async (rows) => {
    const { rows: found } = await sql<{
      pages: number;
    }>`select (pg_relation_size('message') / current_setting('block_size')::int)::int as pages`.execute(rows);
    return found[0]?.pages ?? 0;
  });
  let forgotten = 0;
  for (let from = 0; from < pages && !signal.aborted; from += PAGES_AT_ONCE) {
    const [first, end] = [`(${from},0)`, `(${from + PAGES_AT_ONCE},0)`];
    const { numAffectedRows } = await services.database.asSystem((rows) =>
      sql`delete from message where ctid >= ${first}::tid and ctid < ${end}::tid
        and at < ${cutoff}::timestamptz and not kept`.execute(rows),
    );
    forgotten += Number(numAffectedRows ?? 0n);
  }
  return forgotten;
}
