import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import { OUTBOX_COLUMN_NAMES, type OutboxColumn, scrubLines } from './outbox-lines.ts';

export interface OutboxBatch extends Readonly<Record<OutboxColumn, string>> {
  readonly lane: number;
  readonly batch: number;
}

/** Whose lines are meant. */
export interface Owners {
  readonly persons: readonly string[];
  readonly identities: readonly string[];
}

/** `waiting` is not in the facts engine yet; `shipped` is, and is kept a while for a repetition. */
export type OutboxState = 'waiting' | 'shipped';

/** How the line of an alias event says so: others may name an owner there by something else than the id. */
const ALIAS = '%,"alias",%';

/**
 * The batches of the workspace that may name one of the owners, oldest first; each is read when its
 * turn comes.
 */
export async function* batchesNaming(
  rows: Rows,
  workspace: number,
  owners: Owners,
  state: OutboxState,
): AsyncGenerator<OutboxBatch> {
  const patterns = [...owners.persons, ...owners.identities].map((id) => `%${id}%`);
  const isState = state === 'waiting' ? sql`shipped_at is null` : sql`shipped_at is not null`;
  const { rows: found } = await sql<{ lane: number; batch: number }>`
    select lane, batch from outbox
    where workspace = ${workspace} and ${isState}
      and (events like any(${[...patterns, ALIAS]}::text[]) or answers like any(${patterns}::text[])
        or profiles like any(${patterns}::text[]) or identities like any(${patterns}::text[]))
    order by lane, batch`.execute(rows);
  for (const { lane, batch } of found) {
    const read = await rows
      .selectFrom('outbox')
      .select(['lane', 'batch', ...OUTBOX_COLUMN_NAMES])
      .where('workspace', '=', workspace)
      .where('lane', '=', lane)
      .where('batch', '=', batch)
      .executeTakeFirst();
    if (read !== undefined) yield read;
  }
}

/** Takes every line of the owners out of the outbox rows of a state. Answers how many lines it took. */
export async function scrubOutbox(
  rows: Rows,
  workspace: number,
  owners: Owners,
  state: OutboxState,
): Promise<number> {
  const ids = new Set([...owners.persons, ...owners.identities]);
  let removed = 0;
  for await (const batch of batchesNaming(rows, workspace, owners, state)) {
    const texts: Partial<Record<OutboxColumn, string>> = {};
    for (const column of OUTBOX_COLUMN_NAMES) {
      const scrubbed = scrubLines(column, batch[column], ids);
      removed += scrubbed.removed;
      if (scrubbed.removed > 0) texts[column] = scrubbed.text;
    }
    if (Object.keys(texts).length === 0) continue;
    await rows
      .updateTable('outbox')
      .set(texts)
      .where('workspace', '=', workspace)
      .where('lane', '=', batch.lane)
      .where('batch', '=', batch.batch)
      .execute();
  }
  return removed;
}
