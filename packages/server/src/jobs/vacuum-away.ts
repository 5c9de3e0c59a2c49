import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** Transactions that were open when we began are over by then, or are long ones. */
const PAUSE_MS = 1_000;
const TRIES = 10;

const CUTOFF = /removable cutoff: (\d+)/;

/**
 * Removes what was deleted before now from tables, their indexes and the samples that the planner
 * keeps of their columns. Answers false when a transaction that is still open could see it.
 */
export async function vacuumAway(
  client: pg.Client,
  tables: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const { rows } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const now = Number(BigInt(rows[0]?.xid ?? '0') & 0xffff_ffffn);
  const said: string[] = [];
  const hear = (notice: { readonly message?: string | undefined }): void => {
    said.push(notice.message ?? '');
  };
  client.on('notice', hear);
  try {
    for (const table of tables) if (!(await vacuumTable(client, table, now, said, signal))) return false;
  } finally {
    client.off('notice', hear);
  }
  return true;
}

async function vacuumTable(
  client: pg.Client,
  table: string,
  now: number,
  said: string[],
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES && !signal.aborted; attempt += 1) {
    if (attempt > 0) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    said.length = 0;
    // Without INDEX_CLEANUP a few dead entries may stay in the indexes, with the values in them.
    await client.query(`VACUUM (VERBOSE, ANALYZE, INDEX_CLEANUP ON) ${table}`);
    const cutoffs = said.flatMap((message) => CUTOFF.exec(message)?.[1] ?? []).map(Number);
    // Transaction numbers go round after 32 bits: the sign of their difference says which is older.
    if (cutoffs.every((cutoff) => ((cutoff - now) | 0) >= 0)) return true;
  }
  return false;
}
