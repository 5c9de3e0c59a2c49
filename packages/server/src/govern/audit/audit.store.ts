import { hash } from 'node:crypto';
import type { Json } from '@romashka/model/kernel';
import { storable, storableJson } from '@romashka/model/listen';
import { sql } from 'kysely';
import type { Caller } from '../../http/call.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';

/** What happened, as the audit trail keeps it. */
export interface AuditEntry {
  readonly action: string;
  readonly target: string;
  readonly detail: Readonly<Record<string, Json>>;
  readonly ip: string;
  readonly requestId: string;
}

interface ChainedRecord extends AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
}

/** The hash of a record over its content and the record before: one altered row breaks all that follow. */
export function chainHash(previous: string, record: ChainedRecord): string {
  const { seq, at, actor, action, target, detail, ip, requestId } = record;
  return hash(
    'sha256',
    JSON.stringify([previous, seq, at, actor, action, target, sorted(detail), ip, requestId]),
    'hex',
  );
}

/** jsonb does not keep the order of keys: the hash is over them in order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, item]) => [name, sorted(item as Json)]);
}

/** Appends a record to the trail of the caller's workspace. */
export async function recordAudit(services: Services, caller: Caller, entry: AuditEntry): Promise<void> {
  await services.database.inWorkspace(caller.workspaceId, (rows) =>
    appendAudit(rows, caller.workspaceId, caller.actor, entry, services.now()),
  );
}

/**
 * Appends a record within a transaction of the workspace; records are numbered without gaps.
 * What is told is first made storable: a change must not lose its record for a word in it.
 */
export async function appendAudit(
  rows: Rows,
  workspace: number,
  actor: string,
  entry: AuditEntry,
  now: number,
): Promise<void> {
  const seq = await nextNumber(rows, workspace);
  const last = await rows
    .selectFrom('audit')
    .select('hash')
    .where('seq', '=', seq - 1)
    .executeTakeFirst();
  const record = {
    seq,
    at: new Date(now).toISOString(),
    actor: storable(actor),
    action: entry.action,
    target: storable(entry.target),
    detail: storableJson(entry.detail) as AuditEntry['detail'],
    ip: entry.ip,
    requestId: entry.requestId,
  };
  const { requestId, detail, ...rest } = record;
  await rows
    .insertInto('audit')
    .values({
      ...rest,
      workspace,
      detail: JSON.stringify(detail),
      request_id: requestId,
      hash: chainHash(last?.hash ?? '', record),
    })
    .execute();
}

/** The trail counts its records in a lane of its own, which tells how many there must be. */
const AUDIT_LANE = -1;

async function nextNumber(rows: Rows, workspace: number): Promise<number> {
  const { rows: found } = await sql<{ batch: number }>`insert into lane (workspace, lane, batch)
    values (${workspace}, ${AUDIT_LANE}, (select coalesce(max(seq), 0) + 1 from audit))
    on conflict (workspace, lane) do update set batch = lane.batch + 1 returning batch`.execute(rows);
  const [row] = found;
  if (row === undefined) throw new Error('the audit trail gave no number');
  return row.batch;
}

async function countOf(rows: Rows): Promise<number> {
  const lane = await rows
    .selectFrom('lane')
    .select('batch')
    .where('lane', '=', AUDIT_LANE)
    .executeTakeFirst();
  return Number(lane?.batch ?? 0);
}

/** What a verification found. */
export interface Verdict {
  readonly records: number;
  readonly intact: boolean;
  readonly firstBroken: number | null;
}

/**
 * Recomputes the chain and compares its length with the count. `firstBroken` is the number of
 * the first record that does not fit or is not there.
 */
export async function verifyAudit(rows: Rows): Promise<Verdict> {
  // Counted before and after: records that come meanwhile are neither missing nor too many.
  const least = await countOf(rows);
  const chain = await verifyChain(rows);
  if (!chain.intact) return chain;
  const most = await countOf(rows);
  if (chain.records >= least && chain.records <= most) return chain;
  return { ...chain, intact: false, firstBroken: Math.min(chain.records, most) + 1 };
}

async function verifyChain(rows: Rows): Promise<Verdict> {
  let previous = '';
  let expected = 1;
  for (;;) {
    const batch = await rows
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(5_000)
      .execute();
    for (const row of batch) {
      const record: ChainedRecord = {
        seq: row.seq,
        at: row.at.toISOString(),
        actor: row.actor,
        action: row.action,
        target: row.target,
        detail: row.detail,
        ip: row.ip,
        requestId: row.request_id,
      };
      if (row.seq !== expected || row.hash !== chainHash(previous, record))
        return { records: expected - 1, intact: false, firstBroken: expected };
      previous = row.hash;
      expected += 1;
    }
    if (batch.length < 5_000) return { records: expected - 1, intact: true, firstBroken: null };
  }
}
