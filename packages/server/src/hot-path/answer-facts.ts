import type { Answer, Event, IdentityId, WorkspaceId } from '@romashka/model/kernel';
import { type AnswerState, countAnswer } from '@romashka/model/listen';
import type { PoolClient } from 'pg';
import { digestId } from '../ids.ts';
import { type AnswerFact, answerFact, withdrawn } from './facts-rows.ts';

/** An answer of the batch with the event it came in and that event's place in the log. */
export interface ArrivedAnswer {
  readonly answer: Answer;
  readonly event: Event;
  readonly identity: IdentityId;
  readonly seq: number;
}

interface HeldAnswer extends AnswerState {
  readonly identity: string;
  readonly fact: AnswerFact;
}

const LOAD_ANSWERS = {
  name: 'load-answers',
  text: `SELECT id, identity, revision, at, counted, fact FROM answer_state WHERE workspace = $1 AND id = ANY($2::uuid[])`,
};
const LOAD_INVITATIONS = {
  name: 'load-invitations',
  text: `SELECT id, response FROM invitation WHERE workspace = $1 AND id = ANY($2::uuid[])`,
};
const SAVE_ANSWERS = {
  name: 'save-answers',
  text: `INSERT INTO answer_state (workspace, id, identity, revision, at, counted, fact)
  SELECT $1::int, a.* FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[], $6::boolean[], $7::text[]) AS a
  ON CONFLICT (workspace, id) DO UPDATE SET identity = excluded.identity, revision = excluded.revision,
    at = excluded.at, counted = excluded.counted, fact = excluded.fact`,
};
const SAVE_INVITATIONS = {
  name: 'save-invitations',
  text: `INSERT INTO invitation (workspace, id, response, identity)
  SELECT $1::int, i.* FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS i ON CONFLICT DO NOTHING`,
};

/**
 * Turns the answers of a batch into facts: a new revision takes the old one's row out
 * (sign -1) and puts its own in, so that every score is a plain sum.
 */
export async function foldAnswers(
  client: PoolClient,
  workspace: WorkspaceId,
  arrived: readonly ArrivedAnswer[],
): Promise<AnswerFact[]> {
  if (arrived.length === 0) return [];
  const keyed = arrived.map((item) => ({
    ...item,
    id: answerId(workspace, item.answer),
    invitationId: item.answer.invitation === '' ? null : invitationId(workspace, item.answer),
  }));
  const states = await loadStates(client, workspace, [...new Set(keyed.map((item) => item.id))]);
  const owners = await loadOwners(client, workspace, [
    ...new Set(keyed.flatMap((item) => item.invitationId ?? [])),
  ]);
  const facts: AnswerFact[] = [];
  const changed = new Map<string, HeldAnswer>();
  const taken = new Map<string, { response: string; identity: string }>();
  for (const { answer, event, identity, seq, id, invitationId: invited } of keyed) {
    const known = states.get(id);
    const effect = countAnswer(answer, event.time, known, invited === null ? undefined : owners.get(invited));
    if (effect.kind === 'ignore') continue;
    const counted = effect.counted && answer.withdrawn !== true;
    if (invited !== null && !owners.has(invited)) {
      owners.set(invited, answer.response);
      taken.set(invited, { response: answer.response, identity });
    }
    const fact = answerFact(workspace, identity, seq, event, answer, counted);
    if (effect.kind === 'replace' && known !== undefined) facts.push(withdrawn(known.fact));
    facts.push(fact);
    const held = { revision: answer.revision, time: event.time, counted, identity, fact };
    states.set(id, held);
    changed.set(id, held);
  }
  await save(client, workspace, changed, taken);
  return facts;
}

/** One response gives one answer to one question of one survey. */
const answerId = (workspace: WorkspaceId, answer: Answer): string =>
  digestId(['answer', workspace, answer.survey, answer.response, answer.question].join('\u0000'));

/** An invitation is to one survey; each of its questions counts once. */
const invitationId = (workspace: WorkspaceId, answer: Answer): string =>
  digestId(['invitation', workspace, answer.survey, answer.invitation, answer.question].join('\u0000'));

async function loadStates(
  client: PoolClient,
  workspace: WorkspaceId,
  ids: string[],
): Promise<Map<string, HeldAnswer>> {
  const { rows } = await client.query({ ...LOAD_ANSWERS, values: [workspace, ids] });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        revision: row.revision,
        time: row.at.getTime(),
        counted: row.counted,
        identity: row.identity,
        fact: JSON.parse(row.fact),
      },
    ]),
  );
}

async function loadOwners(
  client: PoolClient,
  workspace: WorkspaceId,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query({ ...LOAD_INVITATIONS, values: [workspace, ids] });
  return new Map(rows.map((row) => [row.id, row.response]));
}

async function save(
  client: PoolClient,
  workspace: WorkspaceId,
  changed: ReadonlyMap<string, HeldAnswer>,
  taken: ReadonlyMap<string, { response: string; identity: string }>,
): Promise<void> {
  const held = [...changed.values()];
  if (held.length > 0)
    await client.query({
      ...SAVE_ANSWERS,
      values: [
        workspace,
        [...changed.keys()],
        held.map((a) => a.identity),
        held.map((a) => a.revision),
        held.map((a) => new Date(a.time).toISOString()),
        held.map((a) => a.counted),
        held.map((a) => JSON.stringify(a.fact)),
      ],
    });
  if (taken.size > 0)
    await client.query({
      ...SAVE_INVITATIONS,
      values: [
        workspace,
        [...taken.keys()],
        [...taken.values()].map((t) => t.response),
        [...taken.values()].map((t) => t.identity),
      ],
    });
}
