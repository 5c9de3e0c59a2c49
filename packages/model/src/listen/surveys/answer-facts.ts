import type { QuestionType } from '../../kernel/answer.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type AnswerValue, OTHER } from './survey-fields.ts';
import type { Question } from './survey-schema.ts';

/** The part of an answer's event that one question makes: which question it counts as, and what it says. */
export interface AnswerPart {
  readonly question: string;
  readonly questionType: QuestionType;
  readonly properties: JsonObject;
}

/** How "more, the same, less" is counted: a net balance is the mean of these, in percent. */
export const NET_VALUES: Readonly<Record<string, number>> = { more: 1, same: 0, less: -1 };

/**
 * The facts of one answered question. A matrix and a constant sum make one per row, so that each has
 * a mean of its own; contact details make none: they are traits of the person, not figures.
 * @param other the words beside the option "other"
 */
export function answerParts(question: Question, value: AnswerValue, other?: string): AnswerPart[] {
  return partsOf(question, value, other);
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type Makers = {
  readonly [T in Question['type']]: (question: Of<T>, value: AnswerValue, other?: string) => AnswerPart[];
};

const scaled = (min: number, max: number) => ({ scale_min: min, scale_max: max });

const part = (
  { id }: Question,
  questionType: QuestionType,
  properties: JsonObject,
  row?: string,
): AnswerPart => ({ question: row === undefined ? id : `${id}.${row}`, questionType, properties });

const number = (question: Question, type: QuestionType, value: AnswerValue, scale: JsonObject = {}) =>
  typeof value === 'number' ? [part(question, type, { value, ...scale })] : [];

const choice = (question: Question, value: AnswerValue, other?: string) => [
  part(question, 'choice', { value: textual(value), ...(other === undefined ? {} : { [OTHER]: other }) }),
];

const none = (): AnswerPart[] => [];

const MAKERS: Makers = {
  nps: (question, value) => number(question, 'nps', value),
  csat: (question, value) => number(question, 'csat', value),
  ces: (question, value) => number(question, 'ces', value),
  rating: (question, value) => number(question, 'rating', value, scaled(1, question.max)),
  slider: (question, value) => number(question, 'slider', value, scaled(question.min, question.max)),
  single: choice,
  multiple: choice,
  picture: choice,
  ranking: (question, value) => [part(question, 'ranking', { value: textual(value) })],
  net: (question, value) => {
    const balance = typeof value === 'string' ? NET_VALUES[value] : undefined;
    return balance === undefined ? [] : [part(question, 'net', { value: balance, text: String(value) })];
  },
  matrix: (question, value) =>
    rowsOf(value).map(([row, given]) => {
      const score = question.columns.find(({ id }) => id === given)?.score ?? null;
      return score === null
        ? part(question, 'choice', { value: String(given) }, row)
        : part(question, 'rating', { value: score, text: String(given), ...scaleOf(question) }, row);
    }),
  sum: (question, value) =>
    rowsOf(value).map(([row, points]) =>
      part(question, 'sum', { value: Number(points), ...scaled(0, question.total) }, row),
    ),
  date: (question, value) => [part(question, 'date', { value: String(value) })],
  consent: (question, value) => [
    part(question, 'consent', { value: value === true ? 'yes' : 'no', purpose: question.purpose }),
  ],
  text: (question, value) => {
    if (question.kind === 'number') return number(question, 'number', value);
    // Addresses of the person are traits, not figures.
    if (question.kind === 'email' || question.kind === 'phone') return [];
    return [part(question, 'text', { value: String(value) })];
  },
  file: (question) => [part(question, 'file', { value: 'given' })],
  contact: none,
  statement: none,
};

function partsOf<T extends Question['type']>(
  question: Of<T>,
  value: AnswerValue,
  other: string | undefined,
): AnswerPart[] {
  const make = MAKERS[question.type as T] as Makers[T];
  return make(question, value, other);
}

/** The contact details that answers gave, as traits of the respondent. */
export function contactTraits(question: Question, value: AnswerValue): JsonObject {
  if (question.type === 'contact') return Object.fromEntries(rowsOf(value));
  if (question.type === 'text' && (question.kind === 'email' || question.kind === 'phone'))
    return { [question.kind]: String(value) };
  return {};
}

const textual = (value: AnswerValue): string | readonly string[] =>
  Array.isArray(value) ? value : String(value);

const rowsOf = (value: AnswerValue): [string, string | number][] =>
  typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];

function scaleOf({ columns }: Extract<Question, { type: 'matrix' }>): JsonObject {
  const scores = columns.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? {} : { scale_min: Math.min(...scores), scale_max: Math.max(...scores) };
}
