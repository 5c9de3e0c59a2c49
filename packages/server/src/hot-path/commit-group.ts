import type { Event, PersonId } from '@romashka/model/kernel';
import type { GraphChanges, GraphRules, GraphState } from '@romashka/model/unify';
import type { PoolClient } from 'pg';
import { messageDigest } from '../ids.ts';
import { type ArrivedAnswer, foldAnswers } from './answer-facts.ts';
import { eventRow, identityRow, SEQ_PER_BATCH } from './facts-rows.ts';
import { foldApart, isErased, loadFor, rulesOf } from './fold-group.ts';
import { publishProfiles } from './publish-profiles.ts';
import type { IntakeWorkspace, Outcome, Submission } from './submission.ts';
import { writeGraph } from './write-graph.ts';
import { writeRejected } from './write-rejected.ts';

type EventSubmission = Extract<Submission, { kind: 'event' }>;

const REMEMBER = {
  name: 'remember-messages',
  text: `INSERT INTO message (workspace, id, at, kept)
  SELECT $1::int, m.id, $3::timestamptz, m.kept FROM unnest($2::uuid[], $4::boolean[]) AS m(id, kept)
  ON CONFLICT DO NOTHING RETURNING id`,
};
const NEXT_BATCH = {
  name: 'next-batch',
  text: `INSERT INTO lane (workspace, lane, batch) VALUES ($1, $2, 1)
  ON CONFLICT (workspace, lane) DO UPDATE SET batch = lane.batch + 1 RETURNING batch`,
};
const APPEND_OUTBOX = {
  name: 'append-outbox',
  text: `INSERT INTO outbox (workspace, lane, batch, events, answers, profiles, identities, rows)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const NOTIFY = { name: 'notify-live', text: `SELECT pg_notify('romashka_live', $1)` };

/**
 * One intake transaction: drops known messages, folds the rest into persons and answers,
 * and appends what the facts engine must hear to the outbox. Returns when it is synced
 * to disk; throws when nothing of it was stored.
 */
export async function commitGroup(
  client: PoolClient,
  workspace: IntakeWorkspace,
  lane: number,
  submissions: readonly Submission[],
  now: number,
): Promise<Outcome[]> {
  const byDigest = firstOfEach(workspace, submissions);
  await client.query(`BEGIN; SET LOCAL romashka.workspace = '${Number(workspace.id)}'`);
  try {
    // The lane's row lock makes this the only intake transaction of the lane until it commits.
    const { rows } = await client.query<{ batch: number }>({ ...NEXT_BATCH, values: [workspace.id, lane] });
    const batch = rows[0]?.batch ?? 0;
    const fresh = await dropKnown(client, workspace, byDigest, now);
    const outcomes = await foldGroup(client, workspace, { lane, batch }, submissions, fresh, now);
    await client.query('COMMIT');
    return outcomes;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function foldGroup(
  client: PoolClient,
  workspace: IntakeWorkspace,
  { lane, batch }: { readonly lane: number; readonly batch: number },
  submissions: readonly Submission[],
  fresh: readonly EventSubmission[],
  now: number,
): Promise<Outcome[]> {
  const seq = batch * SEQ_PER_BATCH;
  const rules = rulesOf(workspace);
  // The rows are written while the state engine looks the persons up.
  const [graph, rows] = await Promise.all([
    loadFor(
      client,
      workspace,
      fresh.map(({ event }) => event),
      rules,
    ),
    eventRows(workspace, fresh, seq, rules),
  ]);
  const taken = fresh.filter((item) => !isErased(item.event, graph.erased, rules, now));
  const events = taken.map((item) => item.event);
  const changes = await foldApart(client, workspace, graph.state, events, rules);
  const moved = await writeGraph(client, workspace.id, graph.state, changes, 'romashka');
  const arrived = taken.flatMap(({ event, answer }): ArrivedAnswer[] =>
    answer === null
      ? []
      : [{ answer, event, identity: rules.identityOf(event.identity), seq: rows.get(event)?.seq ?? seq }],
  );
  const answers = await foldAnswers(client, workspace.id, arrived);
  const shown = changedProfiles(graph.state, changes);
  const profiles = await publishProfiles(client, workspace.id, shown, seq);
  const identities = [
    ...changes.identities.map((i) => identityRow(workspace.id, i.id, seq, i.person)),
    ...moved.map((i) => identityRow(workspace.id, i.id, seq, i.person)),
  ];
  await writeRejected(client, workspace.id, submissions, now);
  const lines = events.flatMap((event) => rows.get(event)?.line ?? []);
  const size = lines.length + answers.length + profiles.length + identities.length;
  if (size > 0) {
    await client.query({
      ...APPEND_OUTBOX,
      values: [
        workspace.id,
        lane,
        batch,
        lines.join('\n'),
        answers.map((fact) => JSON.stringify(fact)).join('\n'),
        profiles.join('\n'),
        identities.join('\n'),
        size,
      ],
    });
    await client.query({ ...NOTIFY, values: [`${workspace.id}:${lane}:${batch}`] });
  }
  return outcomesOf(submissions, fresh, taken, changes);
}

/** The events under their message's digest; of two equal ones in the group the first. */
function firstOfEach(
  workspace: IntakeWorkspace,
  submissions: readonly Submission[],
): Map<string, EventSubmission> {
  const byDigest = new Map<string, EventSubmission>();
  for (const item of submissions) {
    if (item.kind !== 'event') continue;
    const digest = messageDigest(workspace.id, item.event.messageId);
    if (!byDigest.has(digest)) byDigest.set(digest, item);
  }
  return byDigest;
}

/** Those whose message id was not known. */
async function dropKnown(
  client: PoolClient,
  workspace: IntakeWorkspace,
  byDigest: ReadonlyMap<string, EventSubmission>,
  now: number,
): Promise<EventSubmission[]> {
  if (byDigest.size === 0) return [];
  const { rows } = await client.query<{ id: string }>({
    ...REMEMBER,
    values: [
      workspace.id,
      [...byDigest.keys()],
      new Date(now).toISOString(),
      [...byDigest.values()].map((item) => item.kept),
    ],
  });
  const isNew = new Set(rows.map((row) => row.id));
  return [...byDigest].filter(([digest]) => isNew.has(digest)).map(([, item]) => item);
}

/** The facts row of each event with its place in the log. */
async function eventRows(
  workspace: IntakeWorkspace,
  items: readonly EventSubmission[],
  seq: number,
  rules: GraphRules,
): Promise<Map<Event, { readonly seq: number; readonly line: string }>> {
  return new Map(
    items.map(({ event }, index) => [
      event,
      {
        seq: seq + index,
        line: eventRow(workspace.id, rules.identityOf(event.identity), seq + index, event),
      },
    ]),
  );
}

/** The roots whose shown profile is another than before, and the persons that stopped being roots. */
function changedProfiles(before: GraphState, changes: GraphChanges): Set<PersonId> {
  const persons = new Map(changes.persons.map((person) => [person.id, person]));
  const rootAfter = (id: PersonId): PersonId => {
    const up = changes.repointed.get(id) ?? persons.get(id)?.mergedInto ?? id;
    return changes.repointed.get(up) ?? up;
  };
  const shown = new Set<PersonId>(changes.created);
  for (const person of changes.persons) {
    const known = before.persons.get(person.id);
    const isEarlier = known !== undefined && person.firstSeen < known.firstSeen;
    if (isEarlier || changes.traitsChanged.has(person.id)) shown.add(rootAfter(person.id));
  }
  for (const [absorbed, root] of changes.repointed) shown.add(absorbed).add(root);
  for (const identity of changes.identities) if (identity.kind === 'user') shown.add(identity.person);
  return shown;
}

function outcomesOf(
  submissions: readonly Submission[],
  fresh: readonly Submission[],
  taken: readonly Submission[],
  { merges, held }: GraphChanges,
): Outcome[] {
  const isFresh = new Set(fresh);
  const isTaken = new Set(taken);
  const [merged, kept] = [timesBy(merges), timesBy(held)];
  return submissions.map((item) => {
    if (item.kind === 'refused') return { kind: 'refused', refusal: item.refusal };
    if (!isFresh.has(item)) return { kind: 'repeated' };
    if (!isTaken.has(item)) return { kind: 'erased' };
    const { messageId } = item.event;
    if (!merged.has(messageId) && !kept.has(messageId)) return { kind: 'accepted' };
    return { kind: 'accepted', merged: merged.get(messageId) ?? 0, held: kept.get(messageId) ?? 0 };
  });
}

/** How often each message is named as the evidence. */
function timesBy(changes: readonly { readonly evidence: Readonly<Record<string, string>> }[]) {
  const times = new Map<string, number>();
  for (const { evidence } of changes) {
    const id = evidence['messageId'] ?? '';
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}
