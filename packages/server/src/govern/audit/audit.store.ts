import { hash } from 'node:crypto';
import type { Json } from '@romashka/model/kernel';
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

/** Appends a record within a transaction of the workspace; records are numbered without gaps. */
export async function appendAudit(
  rows: Rows,
  workspace: number,
  actor: string,
  entry: AuditEntry,
  now: number,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${AUDIT_LOCK}, ${workspace})`.execute(rows);
  const last = await rows
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const record = { ...entry, seq: (last?.seq ?? 0) + 1, at: new Date(now).toISOString(), actor };
  await rows
    .insertInto('audit')
    .values({
      workspace,
      seq: record.seq,
      at: record.at,
      actor,
      action: entry.action,
      target: entry.target,
      detail: JSON.stringify(entry.detail),
      ip: entry.ip,
      request_id: entry.requestId,
      hash: chainHash(last?.hash ?? '', record),
    })
    .execute();
}
const AUDIT_LOCK = 7_302;

/** Recomputes the chain. `firstBroken` is the number of the first record that does not fit. */
export async function verifyAudit(
  rows: Rows,
): Promise<{ records: number; intact: boolean; firstBroken: number | null }> {
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
