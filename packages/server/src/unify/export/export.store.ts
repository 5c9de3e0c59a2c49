import type { Traits } from '@romashka/model/kernel';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import { findRoot, identitiesOf, readTree, type TreeMember } from '../customers/person-tree.store.ts';
import { batchesNaming } from '../erasure/outbox.store.ts';
import { linesOf } from '../erasure/outbox-lines.ts';

/** What the state engine holds of a person's tree, but for what waits to be shipped. */
export interface HeldState {
  readonly root: string;
  readonly members: readonly TreeMember[];
  readonly identities: Awaited<ReturnType<typeof identitiesOf>>;
  /** Lists that go into the export as they are, each under its name. */
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Facts that the facts engine does not have yet: cells by the column orders of the outbox, by sequence number. */
  readonly waiting: {
    readonly events: ReadonlyMap<string, readonly unknown[]>;
    readonly answers: readonly (readonly unknown[])[];
  };
}

/** Reads everything that the state engine holds of the tree that a person is part of; null when there is none. */
export async function readHeldState(
  rows: Rows,
  workspace: number,
  person: string,
): Promise<HeldState | null> {
  const root = await findRoot(rows, person);
  if (root === null) return null;
  const members = await readTree(rows, root);
  const identities = await identitiesOf(rows, root);
  const ids = {
    persons: members.map((member) => member.id),
    identities: identities.map((identity) => identity.id),
  };
  return {
    root,
    members,
    identities,
    lists: await readLists(rows, ids),
    waiting: await readWaiting(rows, workspace, ids),
  };
}

interface Ids {
  readonly persons: readonly string[];
  readonly identities: readonly string[];
}

async function readLists(rows: Rows, { persons, identities }: Ids): Promise<HeldState['lists']> {
  const ofPersons = sql`any(${persons}::uuid[])`;
  const ofIdentities = sql`any(${identities}::uuid[])`;
  const list = async (
    query: ReturnType<typeof sql<Record<string, unknown>>>,
  ): Promise<Record<string, unknown>[]> => (await query.execute(rows)).rows;
  const merges =
    await list(sql`select id, survivor, absorbed, at, reason, evidence, by, undone_at as "undoneAt",
    undone_by as "undoneBy" from merge where survivor = ${ofPersons} or absorbed = ${ofPersons} order by at, id`);
  const targets = [...persons, ...identities, ...merges.map((merge) => String(merge['id']))];
  return {
    names: await list(sql`select person, name from person_name where person = ${ofPersons} order by person`),
    contacts: await list(
      sql`select kind, value, person from contact where person = ${ofPersons} order by kind, value, person`,
    ),
    merges,
    heldMatches: await list(sql`select one, other, reason, evidence, at, dismissed_at as "dismissedAt",
      dismissed_by as "dismissedBy" from held_match where one = ${ofPersons} or other = ${ofPersons} order by at, one, other`),
    countedAnswers: await list(sql`select id, identity, revision, at, counted, fact::json as fact
      from answer_state where identity = ${ofIdentities} order by at, id`),
    invitations: await list(
      sql`select id, response, identity from invitation where identity = ${ofIdentities} order by id`,
    ),
    surveyInvitations:
      await list(sql`select id, survey, identity, touchpoint, unit, channel, expires, created_at as "createdAt"
      from survey_invitation where identity = ${ofIdentities} order by created_at, id`),
    surveyResponses:
      await list(sql`select id, survey, version, identity, language, state, test, held, touchpoint, unit, channel,
      hidden, answers, started_at as "startedAt", last_at as "lastAt", finished_at as "finishedAt"
      from survey_response where identity = ${ofIdentities} order by started_at, id`),
    surveyFiles:
      await list(sql`select id, survey, response, name, type, at, encode(content, 'base64') as content
      from survey_file where identity = ${ofIdentities} order by at, id`),
    rejected: await list(sql`select id, at, expires, source, code, reason, field, body, retries
      from rejected where identities && ${identities}::uuid[] order by id`),
    importRejected: await list(sql`select r.import, i.file, r.line, r.reason, r.content
      from import_rejected r left join import i on i.workspace = r.workspace and i.id = r.import
      where r.identities && ${identities}::uuid[] order by r.import, r.line`),
    audit: await list(sql`select seq, at, actor, action, target, detail
      from audit where target = any(${targets}::text[]) order by seq`),
  };
}

async function readWaiting(rows: Rows, workspace: number, ids: Ids): Promise<HeldState['waiting']> {
  const owners = new Set(ids.identities);
  const events = new Map<string, readonly unknown[]>();
  const answers: (readonly unknown[])[] = [];
  for await (const batch of batchesNaming(rows, workspace, ids, 'waiting')) {
    for (const cells of linesOf('events', batch.events, owners)) events.set(String(cells[SEQ]), cells);
    answers.push(...linesOf('answers', batch.answers, owners));
  }
  return { events, answers };
}

/** Where an event's line has its sequence number. */
const SEQ = 3;

/** Traits as they are stored, their times as text. */
export const datedTraits = (traits: Traits): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(traits).map(([name, trait]) => [
      name,
      { ...trait, time: new Date(trait.time).toISOString() },
    ]),
  );
