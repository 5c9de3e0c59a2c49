import type { JsonObject } from '@romashka/model/kernel';
import { EVENT_BYTES } from '@romashka/model/listen';
import {
  type AnswerPart,
  type Answers,
  answerParts,
  contactTraits,
  otherKey,
  type Question,
  questionsOf,
  type Survey,
} from '@romashka/model/surveys';
import type { ResponseRow } from './find-door.store.ts';

/** A response with what it answers. */
export interface SentResponse {
  readonly row: ResponseRow;
  /** What the survey is called in the facts. */
  readonly key: string;
  readonly survey: Survey;
}

/** What of one question goes out under its own revision: its figures, each under its name, and traits. */
type Outgoing = ReadonlyMap<string, { readonly part: AnswerPart } | { readonly traits: JsonObject }>;

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function outgoing(question: Question, answers: Answers): Outgoing {
  const value = own(answers, question.id);
  if (value === undefined) return new Map();
  const other = own(answers, otherKey(question.id));
  const parts = answerParts(question, value, other === undefined ? undefined : String(other));
  const traits = contactTraits(question, value);
  const all: [string, { part: AnswerPart } | { traits: JsonObject }][] = parts.map((part) => [
    part.question,
    { part },
  ]);
  if (Object.keys(traits).length > 0) all.push([question.id, { traits }]);
  return new Map(all);
}

/** The names under which something is said otherwise than before, or no more. */
export function changedParts(survey: Survey, before: Answers, after: Answers): string[] {
  return questionsOf(survey).flatMap((question) => {
    const [was, is] = [outgoing(question, before), outgoing(question, after)];
    const names = new Set([...was.keys(), ...is.keys()]);
    return [...names].filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)));
  });
}

/**
 * The Segment messages that say what is not yet in the log. Their ids follow from the response and
 * the revision, so sending one again changes nothing.
 */
export function messagesOf({ row, key, survey }: SentResponse): JsonObject[] {
  const who = { [row.identity_kind === 'user' ? 'userId' : 'anonymousId']: row.identity_value };
  const about = {
    response_id: row.id,
    survey: key,
    survey_version: row.version,
    language: row.language,
    ...(row.invitation === null ? {} : { invitation_id: row.invitation }),
    ...given({ touchpoint: row.touchpoint, unit: row.unit, channel: row.channel }),
  };
  const hidden: JsonObject = Object.keys(row.hidden).length === 0 ? {} : { hidden: row.hidden };
  const track = (event: string, id: string, at: number, properties: JsonObject): JsonObject =>
    fitted({
      type: 'track',
      event,
      ...who,
      messageId: `survey ${row.id} ${id}`,
      timestamp: new Date(at).toISOString(),
      properties: { ...about, ...hidden, ...properties },
    });
  const messages: JsonObject[] = [];
  if (row.sent === 0) messages.push(track('Survey Started', 'started', row.started_at.getTime(), {}));
  for (const { name, revision, at, said } of unsent(row, survey)) {
    if ('traits' in said)
      messages.push({
        type: 'identify',
        ...who,
        messageId: `survey ${row.id} ${name} ${revision} traits`,
        timestamp: new Date(at).toISOString(),
        traits: said.traits,
      });
    else
      messages.push(
        track('Survey Answered', `${name} ${revision}`, at, { ...said.properties, question: name, revision }),
      );
  }
  if (row.state === 'complete' && row.finished_at !== null) {
    const at = row.finished_at.getTime();
    const seconds = Math.max(0, Math.round((at - row.started_at.getTime()) / 1000));
    messages.push(track('Survey Completed', 'completed', at, { seconds }));
  }
  return messages;
}

interface Unsent {
  readonly name: string;
  readonly revision: number;
  readonly at: number;
  readonly said: { readonly traits: JsonObject } | { readonly properties: JsonObject };
}

function unsent(row: ResponseRow, survey: Survey): Unsent[] {
  const now = new Map(questionsOf(survey).flatMap((question) => [...outgoing(question, row.answers)]));
  return Object.entries(row.changed)
    .filter(([, revision]) => revision > row.sent)
    .flatMap(([name, revision]): Unsent[] => {
      const at = own(row.changed_at, name) ?? row.last_at.getTime();
      const said = now.get(name);
      // What was taken back counts no more; a contact that was taken back stays what the person had said.
      if (said === undefined) {
        const type = typeOf(name, survey);
        return type === null
          ? []
          : [{ name, revision, at, said: { properties: { question_type: type, withdrawn: true } } }];
      }
      if ('traits' in said) return [{ name, revision, at, said }];
      const { questionType, properties } = said.part;
      return [{ name, revision, at, said: { properties: { question_type: questionType, ...properties } } }];
    });
}

/** As what a part that is gone was counted; null for what makes no figures. */
function typeOf(name: string, survey: Survey): string | null {
  const [id = '', row] = name.split('.', 2);
  const question = questionsOf(survey).find((one) => one.id === id);
  if (question === undefined) return null;
  switch (question.type) {
    case 'statement':
    case 'contact':
      return null;
    case 'single':
    case 'multiple':
    case 'picture':
      return 'choice';
    case 'matrix':
      return row !== undefined && question.columns.some(({ score }) => score !== null) ? 'rating' : 'choice';
    case 'text':
      if (question.kind === 'email' || question.kind === 'phone') return null;
      return question.kind === 'number' ? 'number' : 'text';
    default:
      return question.type;
  }
}

const given = (dimensions: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== ''));

/** What a link brought along is in the first message too: an answer that is as long as an event may be goes without. */
function fitted(message: JsonObject & { readonly properties: JsonObject }): JsonObject {
  if (Buffer.byteLength(JSON.stringify(message)) <= EVENT_BYTES - 200) return message;
  const { hidden: _left, ...properties } = message.properties;
  return { ...message, properties };
}
