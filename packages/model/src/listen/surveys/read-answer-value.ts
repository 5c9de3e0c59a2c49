import { storable } from '../segment/text.ts';
import { type Answers, type AnswerValue, OTHER, otherKey } from './survey-fields.ts';
import { LIMITS } from './survey-limits.ts';
import type { Question } from './survey-schema.ts';

/** Why an answer cannot be taken; `said` holds the number or the word that the sentence needs. */
export interface AnswerFault {
  readonly question: string;
  readonly code: AnswerFaultCode;
  readonly said: string;
}
export const ANSWER_FAULTS = [
  'required',
  'not-an-option',
  'too-few',
  'too-many',
  'excluded',
  'out-of-range',
  'bad-number',
  'bad-date',
  'bad-email',
  'bad-phone',
  'bad-url',
  'too-long',
  'wrong-sum',
  'same-rank',
  'not-all-rows',
  'consent-needed',
  'empty-file',
  'file-too-large',
  'wrong-file',
] as const;
export type AnswerFaultCode = (typeof ANSWER_FAULTS)[number];

/** What a form says under a name: every value that was sent, in order. */
export type Form = (name: string) => readonly string[];

type Given = { readonly value: AnswerValue | undefined; readonly other?: string };
type Read = Given | Omit<AnswerFault, 'question'>;

const fault = (code: AnswerFaultCode, said: string | number = ''): Read => ({ code, said: String(said) });
const nothing: Read = { value: undefined };

/** The answers that a form gives to these questions, and what is wrong with the others. Files come apart. */
export function readAnswers(
  questions: readonly Question[],
  form: Form,
): { readonly answers: Answers; readonly faults: readonly AnswerFault[] } {
  const answers: Record<string, AnswerValue> = {};
  const faults: AnswerFault[] = [];
  for (const question of questions) {
    if (question.type === 'statement' || question.type === 'file') continue;
    const read = readOne(question, form);
    const why =
      'code' in read ? read : question.required && isMissing(question, read) ? missing(question) : null;
    if (why !== null) faults.push({ question: question.id, ...why });
    else if ('value' in read) put(answers, question, read);
  }
  return { answers, faults };
}

/** A consent that must be given is not given by saying no. */
const isMissing = ({ type }: Question, { value }: Given): boolean =>
  value === undefined || (type === 'consent' && value === false);

const missing = ({ type }: Question) =>
  ({ code: type === 'consent' ? 'consent-needed' : 'required', said: '' }) as const;

function put(answers: Record<string, AnswerValue>, { id }: Question, read: Given): void {
  if (read.value === undefined) return;
  answers[id] = read.value;
  if (read.other !== undefined) answers[otherKey(id)] = read.other;
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type One = (name: string) => string;
type Readers = {
  readonly [T in Question['type']]: (question: Of<T>, one: One, form: Form) => Read;
};

const READERS: Readers = {
  nps: ({ id }, one) => scale(one(id), 0, 10),
  csat: ({ id }, one) => scale(one(id), 1, 5),
  ces: ({ id }, one) => scale(one(id), 1, 7),
  rating: ({ id, max }, one) => scale(one(id), 1, max),
  slider: (question, one) => slider(question, one(question.id)),
  single: (question, one) => single(question, one(question.id), one(otherKey(question.id))),
  multiple: (question, one, form) => several(question, form(question.id), one(otherKey(question.id))),
  picture: (question, _one, form) => picture(question, form(question.id).filter(Boolean)),
  matrix,
  ranking,
  sum,
  date: (question, one) => date(question, one(question.id)),
  contact,
  consent: ({ id }, one) =>
    one(id) === 'yes' ? { value: true } : one(id) === 'no' ? { value: false } : nothing,
  net: ({ id }, one) => net(one(id)),
  text: (question, one) => words(question, one(question.id)),
  file: () => nothing,
  statement: () => nothing,
};

function readOne<T extends Question['type']>(question: Of<T>, form: Form): Read {
  const read = READERS[question.type as T] as Readers[T];
  return read(question, (name) => storable(form(name)[0] ?? '').trim(), form);
}

const net = (given: string): Read =>
  given === ''
    ? nothing
    : ['more', 'same', 'less'].includes(given)
      ? { value: given }
      : fault('not-an-option');

function picture(question: Of<'picture'>, given: readonly string[]): Read {
  if (given.length === 0) return nothing;
  if (!given.every((key) => question.options.some(({ id }) => id === key))) return fault('not-an-option');
  return { value: question.several ? [...new Set(given)] : (given[0] ?? '') };
}

function scale(given: string, min: number, max: number): Read {
  if (given === '') return nothing;
  const value = Number(given);
  return Number.isInteger(value) && value >= min && value <= max
    ? { value }
    : fault('out-of-range', `${min}–${max}`);
}

function slider({ min, max, step }: Of<'slider'>, given: string): Read {
  if (given === '') return nothing;
  const value = Number(given.replace(',', '.'));
  if (!Number.isFinite(value)) return fault('bad-number');
  if (value < min || value > max) return fault('out-of-range', `${min}–${max}`);
  // To the nearest step, so that a browser's rounding is no fault.
  const stepped = min + Math.round((value - min) / step) * step;
  return { value: Number(Math.min(max, stepped).toFixed(10)) };
}

function choice(question: Of<'single' | 'multiple'>, given: readonly string[], other: string): Read {
  if (given.length === 0) return nothing;
  const known = new Set([...question.options.map(({ id }) => id), ...(question.other ? [OTHER] : [])]);
  if (!given.every((key) => known.has(key))) return fault('not-an-option');
  const chosen = [...new Set(given)];
  const isOther = question.other && chosen.includes(OTHER);
  if (isOther && other.length > LIMITS.other) return fault('too-long', LIMITS.other);
  return {
    value: question.type === 'single' ? (chosen[0] ?? '') : chosen,
    ...(isOther && other !== '' ? { other } : {}),
  };
}

/** Words beside "other" choose it where nothing else was chosen: they are not lost for want of a click. */
function single(question: Of<'single'>, given: string, other: string): Read {
  const chosen = given === '' && question.other && other !== '' ? OTHER : given;
  return choice(question, chosen === '' ? [] : [chosen], other);
}

function several(question: Of<'multiple'>, sent: readonly string[], other: string): Read {
  const given = [...new Set(sent.filter(Boolean))];
  const isAlone = question.options.some(({ id, exclusive }) => exclusive && given.includes(id));
  if (question.other && other !== '' && !isAlone && !given.includes(OTHER)) given.push(OTHER);
  if (given.length === 0) return nothing;
  const alone = question.options.filter(({ id, exclusive }) => exclusive && given.includes(id));
  if (alone.length > 0 && given.length > 1) return fault('excluded');
  if (alone.length === 0 && question.min !== null && given.length < question.min)
    return fault('too-few', question.min);
  if (question.max !== null && given.length > question.max) return fault('too-many', question.max);
  return choice(question, given, other);
}

function matrix(question: Of<'matrix'>, one: One): Read {
  const value: Record<string, string> = {};
  for (const row of question.rows) {
    const given = one(`${question.id}.${row.id}`);
    if (given === '') continue;
    if (!question.columns.some(({ id }) => id === given)) return fault('not-an-option');
    value[row.id] = given;
  }
  const answered = Object.keys(value).length;
  if (answered === 0) return nothing;
  return question.required && answered < question.rows.length ? fault('not-all-rows') : { value };
}

function ranking(question: Of<'ranking'>, one: One): Read {
  const places = question.options.flatMap(({ id }) => {
    const given = one(`${question.id}.${id}`);
    return given === '' ? [] : [{ id, place: Number(given) }];
  });
  if (places.length === 0) return nothing;
  const wanted = Math.min(question.top ?? question.options.length, question.options.length);
  if (places.some(({ place }) => !Number.isInteger(place) || place < 1 || place > question.options.length))
    return fault('out-of-range', `1–${wanted}`);
  if (new Set(places.map(({ place }) => place)).size < places.length) return fault('same-rank');
  const order = places.sort((a, b) => a.place - b.place).map(({ id }) => id);
  // Half an order is said to be one, also where none is asked for: dropping it would lose it unseen.
  if (order.length < wanted) return fault('too-few', wanted);
  return { value: order.slice(0, wanted) };
}

function sum(question: Of<'sum'>, one: One): Read {
  const value: Record<string, number> = {};
  let total = 0;
  let isGiven = false;
  for (const { id } of question.options) {
    const given = one(`${question.id}.${id}`);
    const points = given === '' ? 0 : Number(given);
    if (!Number.isInteger(points) || points < 0) return fault('bad-number');
    isGiven ||= given !== '';
    value[id] = points;
    total += points;
  }
  if (!isGiven) return nothing;
  return total === question.total ? { value } : fault('wrong-sum', `${total} / ${question.total}`);
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

function date({ from, to }: Of<'date'>, given: string): Read {
  if (given === '') return nothing;
  const [, year, month, day] = DAY.exec(given) ?? [];
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === undefined || moment.toISOString().slice(0, 10) !== given) return fault('bad-date');
  if ((from !== null && given < from) || (to !== null && given > to))
    return fault('out-of-range', `${from ?? '…'}–${to ?? '…'}`);
  return { value: given };
}

const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PHONE = /^\+?[\d\s().-]{5,30}$/;

function contact(question: Of<'contact'>, one: One): Read {
  const value: Record<string, string> = {};
  for (const { field, required } of question.fields) {
    const given = one(`${question.id}.${field}`);
    if (given === '') {
      if (required) return fault('required', field);
      continue;
    }
    if (given.length > LIMITS.short) return fault('too-long', LIMITS.short);
    if (field === 'email' && !EMAIL.test(given)) return fault('bad-email');
    if (field === 'phone' && !PHONE.test(given)) return fault('bad-phone');
    value[field] = given;
  }
  return Object.keys(value).length === 0 ? nothing : { value };
}

/** The most characters of a text answer. */
export const textLimit = ({ long, max }: Of<'text'>): number =>
  Math.min(max ?? LIMITS.long, long ? LIMITS.long : LIMITS.short);

function words(question: Of<'text'>, given: string): Read {
  if (given === '') return nothing;
  const limit = textLimit(question);
  if (given.length > limit) return fault('too-long', limit);
  switch (question.kind) {
    case 'text':
      return { value: given };
    case 'email':
      return EMAIL.test(given) ? { value: given } : fault('bad-email');
    case 'phone':
      return PHONE.test(given) ? { value: given } : fault('bad-phone');
    case 'url':
      return /^https?:\/\/[^\s/.]+\.\S+$/.test(given) ? { value: given } : fault('bad-url');
    case 'number': {
      const value = Number(given.replace(/\s/g, '').replace(',', '.'));
      return Number.isFinite(value) ? { value } : fault('bad-number');
    }
  }
}
