import type { Answer, Event, IdentityId, PersonId, WorkspaceId } from '@romashka/model/kernel';
import type { ShownTrait } from '@romashka/model/unify';

/** Column orders of the facts tables, as the outbox writes and the shipper inserts them (JSONCompactEachRow). */
export const EVENT_COLUMNS = [
  'workspace',
  'identity',
  'time',
  'seq',
  'received',
  'type',
  'name',
  'message_id',
  'source',
  'touchpoint',
  'unit',
  'channel',
  'history',
  'raw',
] as const;
export const ANSWER_COLUMNS = [
  'workspace',
  'question_type',
  'time',
  'identity',
  'seq',
  'sign',
  'counted',
  'response',
  'revision',
  'invitation',
  'survey',
  'question',
  'value',
  'text',
  'touchpoint',
  'unit',
  'channel',
] as const;
export const PROFILE_COLUMNS = [
  'workspace',
  'person',
  'seq',
  'alive',
  'known',
  'first_seen',
  'traits',
] as const;
export const IDENTITY_COLUMNS = ['workspace', 'identity', 'seq', 'person'] as const;

/** Events of one batch are numbered within it; no batch has more. */
export const SEQ_PER_BATCH = 65_536;

/** Milliseconds since 1970 as DateTime64(3) takes them in JSON: seconds with three decimals, as text. */
const moment = (ms: number): string => (ms / 1000).toFixed(3);

export const eventRow = (workspace: WorkspaceId, identity: IdentityId, seq: number, event: Event): string =>
  JSON.stringify([
    workspace,
    identity,
    moment(event.time),
    seq,
    moment(event.received),
    event.type,
    event.name,
    event.messageId,
    event.source,
    event.touchpoint,
    event.unit,
    event.channel,
    event.history,
    event.message,
  ]);

export type AnswerFact = readonly (string | number | boolean | null)[];

/** The row of an answer that counts (sign 1); `withdrawn` gives the row that takes it out again. */
export const answerFact = (
  workspace: WorkspaceId,
  identity: IdentityId,
  seq: number,
  event: Event,
  answer: Answer,
  counted: boolean,
): AnswerFact => [
  workspace,
  answer.questionType,
  moment(event.time),
  identity,
  seq,
  1,
  counted,
  answer.response,
  answer.revision,
  answer.invitation,
  answer.survey,
  answer.question,
  answer.value,
  answer.text,
  event.touchpoint,
  event.unit,
  event.channel,
];

export const withdrawn = (fact: AnswerFact): AnswerFact =>
  fact.map((cell, index) => (index === 5 ? -1 : cell));

/** The profile of a person; `known` says that they have a strong id, as customers have and passers-by have not. */
export const profileRow = (
  workspace: WorkspaceId,
  person: PersonId,
  seq: number,
  alive: boolean,
  firstSeen: number,
  traits: readonly ShownTrait[],
  known = false,
): string => {
  const map: Record<string, string> = Object.create(null);
  for (const { name, winner } of traits)
    if (winner.value !== null)
      map[name] = typeof winner.value === 'string' ? winner.value : JSON.stringify(winner.value);
  return JSON.stringify([workspace, person, seq, alive, known, moment(firstSeen), map]);
};

export const identityRow = (workspace: WorkspaceId, identity: string, seq: number, person: string): string =>
  JSON.stringify([workspace, identity, seq, person]);
