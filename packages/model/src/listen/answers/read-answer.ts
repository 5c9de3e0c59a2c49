import { type Answer, QUESTION_TYPES, type QuestionType, SCORED_TYPES } from '../../kernel/answer.ts';
import { ANSWER_EVENT, type Event } from '../../kernel/event.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { cut, storable } from '../segment/text.ts';

/** The closed range of each scale that has one of its own. */
export const SCALES: Readonly<Partial<Record<QuestionType, readonly [number, number]>>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  net: [-1, 1],
};

const TYPES: ReadonlySet<string> = new Set(QUESTION_TYPES);
const SCORED: ReadonlySet<string> = new Set(SCORED_TYPES);
const MAX_TEXT = 20_000;

/** The answer that an event carries: null when it is not an answer event, a refusal when it is a bad one. */
export function readAnswer(
  event: Pick<Event, 'type' | 'name' | 'properties' | 'messageId'>,
): Answer | Refusal | null {
  if (event.type !== 'track' || event.name !== ANSWER_EVENT) return null;
  const p = event.properties ?? {};
  const questionType = p['question_type'];
  if (typeof questionType !== 'string' || !TYPES.has(questionType))
    return refuse(
      'bad-answer',
      'properties.question_type',
      `question_type must be one of ${QUESTION_TYPES.join(', ')}`,
    );
  const response = textOf(p['response_id']);
  if (response === '') return refuse('bad-answer', 'properties.response_id', 'an answer needs a response_id');
  const revision = p['revision'] ?? 0;
  if (typeof revision !== 'number' || !Number.isInteger(revision) || revision < 0 || revision > 1e9)
    return refuse('bad-answer', 'properties.revision', 'revision must be a whole number from 0');
  const value = readValue(p, questionType as QuestionType);
  if (typeof value === 'object' && value !== null) return value;
  return {
    response,
    revision,
    invitation: textOf(p['invitation_id']),
    survey: textOf(p['survey']),
    question: textOf(p['question']) || questionType,
    questionType: questionType as QuestionType,
    value,
    scaleMin: SCALES[questionType as QuestionType]?.[0] ?? numberOf(p['scale_min']),
    scaleMax: SCALES[questionType as QuestionType]?.[1] ?? numberOf(p['scale_max']),
    text: wordsOf(p, value === null),
    ...(isWithdrawn(p) ? { withdrawn: true } : {}),
  };
}

/** Taken back by whoever gave it: then nothing else of it is read. */
const isWithdrawn = (p: JsonObject): boolean => p['withdrawn'] === true;

/** The score of a scored question; null where the answer is words. */
function readValue(p: JsonObject, type: QuestionType): number | null | Refusal {
  if (isWithdrawn(p)) return null;
  const given = p['value'];
  if (!SCORED.has(type)) return typeof given === 'number' ? given : null;
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return refuse('bad-answer', 'properties.value', 'the value of a scored answer must be a number');
  const scale = SCALES[type];
  if (scale && (!Number.isInteger(value) || value < scale[0] || value > scale[1]))
    return refuse(
      'bad-answer',
      'properties.value',
      `a ${type} value must be a whole number from ${scale[0]} to ${scale[1]}`,
    );
  return value;
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? cut(storable(value), 200) : typeof value === 'number' ? String(value) : '';
const numberOf = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The words of an answer: `text`, or the value itself where the question asks for words or choices. */
function wordsOf(p: JsonObject, valueIsWords: boolean): string {
  if (isWithdrawn(p)) return '';
  const words = p['text'] ?? (valueIsWords ? p['value'] : undefined);
  if (typeof words === 'string') return cut(storable(words), MAX_TEXT);
  return Array.isArray(words) ? cut(storable(JSON.stringify(words)), MAX_TEXT) : '';
}
