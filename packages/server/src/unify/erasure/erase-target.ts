import { personId, type WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { profileRow, SEQ_PER_BATCH } from '../../hot-path/facts-rows.ts';
import { SHIPPING_LOCK } from '../../hot-path/shipper.ts';
import type { Rows } from '../../store/database.ts';
import { takeLane } from '../../store/lane.ts';
import { settleTrees } from '../merges/change-merges.ts';
import { appendToJournal } from './erasure-journal.ts';
import { type Erasure, insertErasure } from './erasures.store.ts';
import type { Target } from './find-target.ts';
import { scrubOutbox } from './outbox.store.ts';
import { partFromOthers, type Removed, removeStateRows, sumOf } from './state-rows.store.ts';

/** What is known of an erasure before it is done. */
export interface Request {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly at: Date;
  readonly by: string;
  /** The folder of backups, in whose journal the erasure is written down; null when it stands there already. */
  readonly journal: string | null;
  /** What was deleted for it already. */
  readonly removed: Removed;
  /** Looks the target up under the locks; null when there is nobody. */
  readonly find: (rows: Rows) => Promise<Target | null>;
}

/** A shipment to an engine that does not answer is given up after a minute: longer than that. */
const LOCK_WAIT = '90s';

/**
 * Erases the target in the caller's transaction: no shipment and no intake of the workspace runs
 * meanwhile. Tombstones keep late events out; what waits to be shipped is scrubbed, so nothing of
 * the target can reach the facts engine any more. Answers null when there is nobody to erase.
 */
export async function eraseTarget(rows: Rows, request: Request): Promise<Erasure | null> {
  const { workspace } = request;
  await sql`select set_config('lock_timeout', ${LOCK_WAIT}, true)`.execute(rows);
  await sql`select pg_advisory_xact_lock(${SHIPPING_LOCK}::bigint)`.execute(rows);
  const lane = await takeLane(rows, workspace);
  const target = await request.find(rows);
  if (target === null) return null;
  await bury(rows, workspace, target.identities, request.at);
  const others = await partFromOthers(rows, workspace, target);
  const state = await removeStateRows(rows, workspace, target);
  const waiting = await scrubOutbox(rows, workspace, target, 'waiting');
  await publishDead(rows, workspace, lane.batch, target.persons, request.at);
  if (others.length > 0) {
    const next = await takeLane(rows, workspace);
    await settleTrees(rows, workspace, others, next.batch);
  }
  const erasure = {
    workspace,
    id: request.id,
    person: target.person,
    persons: target.persons,
    identities: target.identities,
    requestedAt: request.at,
    requestedBy: request.by,
    removed: sumOf(request.removed, { ...state, outbox: waiting }),
  };
  await insertErasure(rows, erasure);
  if (request.journal !== null)
    await appendToJournal(request.journal, {
      erasure: erasure.id,
      workspace,
      at: request.at.toISOString(),
      person: target.person,
      identities: [...target.identities],
    });
  return { ...erasure, finishedAt: null };
}

/** Tombstones hold digests alone; an identity that is erased again is shut from the later time. */
async function bury(
  rows: Rows,
  workspace: WorkspaceId,
  identities: readonly string[],
  at: Date,
): Promise<void> {
  await sql`insert into tombstone (workspace, identity, at)
    select ${workspace}::int, id, ${at.toISOString()}::timestamptz from unnest(${identities}::uuid[]) as t(id)
    on conflict (workspace, identity) do update set at = greatest(tombstone.at, excluded.at)`.execute(rows);
}

/** Says to the facts engine that the persons are gone, under a number above all that was said of them. */
async function publishDead(
  rows: Rows,
  workspace: WorkspaceId,
  batch: number,
  persons: readonly string[],
  at: Date,
): Promise<void> {
  const seq = batch * SEQ_PER_BATCH;
  await rows
    .insertInto('outbox')
    .values({
      workspace,
      lane: 0,
      batch,
      events: '',
      answers: '',
      profiles: persons
        .map((id) => profileRow(workspace, personId(id), seq, false, at.getTime(), []))
        .join('\n'),
      identities: '',
      rows: persons.length,
    })
    .execute();
}
