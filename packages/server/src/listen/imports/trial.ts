import type { ImportTrial } from '@romashka/model/contract';
import { ANSWER_EVENT, type Event, type PersonId } from '@romashka/model/kernel';
import { rowSentence } from '@romashka/model/listen';
import type { GraphChanges } from '@romashka/model/unify';
import type { PoolClient } from 'pg';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import { foldApart, isErased, loadFor, rulesOf } from '../../hot-path/fold-group.ts';
import { messageDigest } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { FileRow } from './file/file-row.ts';
import type { RejectedRow } from './import-counts.ts';
import type { RowReader } from './row-reader.ts';
import { importEnvelope, rejectedByOutcome, type TakenRow, takeRow } from './take-rows.ts';
import { pairsOfTrial } from './trial-pairs.ts';

/** Most examples of each kind that are told. */
const MOST_SHOWN = 50;

type Taken = Extract<TakenRow, { readonly kind: 'taken' }>;

/** What the events of a file would do, worked out without a trace. */
export interface Simulated {
  readonly workspace: Workspace;
  readonly events: readonly Event[];
  readonly changes: GraphChanges;
  /** Where in the file a message comes from. */
  readonly lineOf: ReadonlyMap<string, number>;
}

/**
 * Works out what would come of rows: reads the house as an import would and folds the rows onto it,
 * in a transaction that may only read.
 */
export async function tryRows(
  services: Services,
  workspace: Workspace,
  rows: readonly FileRow[],
  more: boolean,
  reader: { readonly read: RowReader; readonly source: string },
): Promise<ImportTrial> {
  const now = services.now();
  const envelope = importEnvelope(reader.source, now);
  const source = { workspace, name: reader.source, allowedOrigins: [] };
  const read = rows.map((row) => takeRow(row, reader.read(row), envelope, source));
  const rejected = read.flatMap((row) => (row.kind === 'rejected' ? [row.rejected] : []));
  const taken = read.flatMap((row) => (row.kind === 'taken' ? [row] : []));
  const client = await services.database.pool.connect();
  try {
    await client.query(
      `BEGIN TRANSACTION READ ONLY; SET LOCAL romashka.workspace = '${Number(workspace.id)}'`,
    );
    const judged = await simulate(client, workspace, taken, now);
    const pairs = await pairsOfTrial(services, judged.simulated, MOST_SHOWN);
    return {
      rows: rows.length,
      more,
      ...personsOf(judged.simulated),
      ...madeOf(judged.simulated.events),
      repeated: judged.repeated,
      rejected: rejectedOf([...rejected, ...judged.erased]),
      ...pairs,
    };
  } finally {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function simulate(
  client: PoolClient,
  workspace: Workspace,
  taken: readonly Taken[],
  now: number,
): Promise<{ simulated: Simulated; repeated: number; erased: RejectedRow[] }> {
  const rules = rulesOf(workspace);
  const lineOf = new Map<string, number>();
  const all = taken.flatMap(({ row, submissions }) =>
    submissions.flatMap((item) => {
      if (item.kind !== 'event') return [];
      if (!lineOf.has(item.event.messageId)) lineOf.set(item.event.messageId, row.line);
      return [item.event];
    }),
  );
  const fresh = await freshOf(client, workspace, all);
  const graph = await loadFor(client, workspace, fresh, rules);
  const gone = new Set(fresh.filter((event) => isErased(event, graph.erased, rules, now)));
  const events = fresh.filter((event) => !gone.has(event));
  const changes = await foldApart(client, workspace, graph.state, events, rules);
  const erased = taken.flatMap((row) => {
    const outcomes = row.submissions.map((item) =>
      item.kind === 'event' && gone.has(item.event)
        ? { kind: 'erased' as const }
        : { kind: 'accepted' as const },
    );
    return rejectedByOutcome(row, outcomes) ?? [];
  });
  return {
    simulated: { workspace, events, changes, lineOf },
    repeated: all.length - fresh.length,
    erased,
  };
}

/** The events whose message is not known yet, each once. */
async function freshOf(client: PoolClient, workspace: Workspace, events: readonly Event[]): Promise<Event[]> {
  const byDigest = new Map<string, Event>();
  for (const event of events) {
    const digest = messageDigest(workspace.id, event.messageId);
    if (!byDigest.has(digest)) byDigest.set(digest, event);
  }
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM message WHERE workspace = $1 AND id = ANY($2::uuid[])',
    [workspace.id, [...byDigest.keys()]],
  );
  for (const { id } of rows) byDigest.delete(id);
  return [...byDigest.values()];
}

/** Persons whom the rows are about, as they would be shown after merges. */
function personsOf({ changes }: Simulated): { newCustomers: number; knownCustomers: number } {
  const roots = new Set(changes.personOf);
  const fresh = [...roots].filter((id: PersonId) => changes.created.has(id)).length;
  return { newCustomers: fresh, knownCustomers: roots.size - fresh };
}

function madeOf(events: readonly Event[]): { events: number; answers: number } {
  const tracks = events.filter(({ type }) => type !== 'identify');
  const answers = tracks.filter(({ name }) => name === ANSWER_EVENT).length;
  return { events: tracks.length - answers, answers };
}

function rejectedOf(rows: readonly RejectedRow[]): ImportTrial['rejected'] {
  const counts = new Map<string, number>();
  for (const { reason } of rows) counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
  const reasons = [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
  const items = [...rows]
    .sort((a, b) => a.line - b.line)
    .slice(0, MOST_SHOWN)
    .map(({ line, reason, content }) => ({
      line,
      reason: rowSentence(reason),
      code: reason.code,
      said: { ...reason.values },
      row: content,
    }));
  return { count: rows.length, reasons, items };
}
