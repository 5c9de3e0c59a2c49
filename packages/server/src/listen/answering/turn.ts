import type { Words } from '@romashka/model/conditions';
import {
  type AnswerFault,
  type Answers,
  type AnswerValue,
  type Block,
  candidatesOf,
  type Form,
  otherKey,
  type Page,
  pageAfter,
  pageBefore,
  pageOf,
  pagesOf,
  type Question,
  readAnswers,
  type Survey,
  type Walk,
} from '@romashka/model/surveys';
import { newId } from '../../ids.ts';
import { type FileKind, fileKind, safeName } from './file-kind.ts';
import type { SentFile, SentForm } from './read-form.ts';

/** What the form of a page carries besides answers; no question has such a name. */
export const OWN = {
  secret: '_r',
  version: '_v',
  language: '_lang',
  page: '_page',
  asked: '_asked',
  go: '_go',
  hidden: '_h.',
} as const;

export const formOfSent =
  ({ fields }: SentForm): Form =>
  (name) =>
    fields.get(name) ?? [];

/** A file that is as the question asks, with what the answer says of it. */
export interface TakenFile {
  readonly question: string;
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly content: Buffer;
}

/** What a page that was sent says. */
export interface ReadPage {
  /** The block as it is asked with these answers. */
  readonly page: Page;
  /** All answers of the response with those of this page in them. */
  readonly answers: Answers;
  readonly faults: readonly AnswerFault[];
  readonly files: readonly TakenFile[];
  /** The answers made further questions of the same page appear, which nobody saw yet. */
  readonly hasUnseen: boolean;
}

/** Reads a page that was sent; null where nothing of the block is asked any more. */
export function readPage(survey: Survey, walk: Walk, block: Block, sent: SentForm): ReadPage | null {
  const form = formOfSent(sent);
  const seen = new Set(form(OWN.asked));
  const candidates = candidatesOf(block, walk);
  const others = without(walk.answers, candidates);
  const files = readFiles(
    candidates.filter(({ id }) => seen.has(id)),
    sent,
  );
  const answersOf = (questions: readonly Question[]): Answers => ({
    ...others,
    ...readAnswers(questions, form).answers,
    ...fileAnswers(questions, walk.answers, files.taken, form),
  });
  let read = candidates.filter(({ id }) => seen.has(id));
  let page: Page | null;
  // What is not asked with these answers says nothing, and may have been what others hang on.
  for (;;) {
    page = pageOf(survey, block, { ...walk, answers: answersOf(read) });
    const shown = new Set(page?.questions);
    const left = read.filter((question) => shown.has(question));
    if (left.length === read.length) break;
    read = left;
  }
  if (page === null) return null;
  const answers = answersOf(read);
  const here = new Set(read.map(({ id }) => id));
  const faults = [
    ...readAnswers(read, form).faults,
    ...files.faults.filter((fault) => here.has(fault.question)),
  ];
  for (const question of read)
    if (
      question.type === 'file' &&
      isMissing(question, answers) &&
      !faults.some((one) => one.question === question.id)
    )
      faults.push({ question: question.id, code: 'required', said: '' });
  return {
    page,
    answers,
    faults,
    files: files.taken.filter(({ question }) => here.has(question)),
    hasUnseen: page.questions.some(({ id }) => !seen.has(id)),
  };
}

function without(answers: Answers, questions: readonly Question[]): Answers {
  const gone = new Set(questions.flatMap(({ id }) => [id, otherKey(id)]));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !gone.has(key)));
}

/** A required question that has no answer, or whose consent was not given. */
const isMissing = (question: Question, answers: Answers): boolean =>
  question.type !== 'statement' &&
  question.required &&
  (!Object.hasOwn(answers, question.id) || (question.type === 'consent' && answers[question.id] === false));

type FileQuestion = Extract<Question, { type: 'file' }>;

function readFiles(
  questions: readonly Question[],
  { files }: SentForm,
): { readonly taken: TakenFile[]; readonly faults: AnswerFault[] } {
  const taken: TakenFile[] = [];
  const faults: AnswerFault[] = [];
  for (const question of questions) {
    const sent = question.type === 'file' ? files.get(question.id) : undefined;
    if (question.type !== 'file' || sent === undefined) continue;
    const read = readFile(question, sent);
    if ('code' in read) faults.push(read);
    else taken.push(read);
  }
  return { taken, faults };
}

function readFile(question: FileQuestion, { name, content, isCut }: SentFile): TakenFile | AnswerFault {
  const { id, maxBytes, accepts } = question;
  if (isCut || content.length > maxBytes)
    return { question: id, code: 'file-too-large', said: String(maxBytes) };
  if (content.length === 0) return { question: id, code: 'empty-file', said: '' };
  const kind = fileKind(content);
  if (kind === null || !accepts.includes(kind.kind))
    return { question: id, code: 'wrong-file', said: accepts.join(' ') };
  return { question: id, id: newId(), name: safeName(name, kind), kind, content };
}

/** The file that was sent, or the one that was there, unless it is to go. */
function fileAnswers(
  questions: readonly Question[],
  known: Answers,
  taken: readonly TakenFile[],
  form: Form,
): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const { id, type } of questions) {
    if (type !== 'file') continue;
    const file = taken.find(({ question }) => question === id);
    const before = Object.hasOwn(known, id) ? known[id] : undefined;
    if (file !== undefined) answers[id] = { file: file.id, name: file.name, bytes: file.content.length };
    else if (before !== undefined && form(`${id}.remove`)[0] !== 'yes') answers[id] = before;
  }
  return answers;
}

/** The names of the files that were received, by question. */
export function fileNames(answers: Answers): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id, value] of Object.entries(answers))
    if (typeof value === 'object' && 'file' in value && 'name' in value) names[id] = String(value['name']);
  return names;
}

/** The block whose answer leads to this page; null for the first. */
export const leadsTo = (survey: Survey, walk: Walk, block: string): string | null =>
  pageBefore(survey, walk, block)?.block.id ?? null;

/** Where to go on after a page was taken: the last block that is done, or the end. */
export type Step = { readonly kind: 'page'; readonly after: string | null } | { readonly kind: 'end' };

export function stepAfter(survey: Survey, walk: Walk, read: ReadPage, goes: 'next' | 'back'): Step {
  const { id } = read.page.block;
  if (goes === 'back') {
    const before = leadsTo(survey, walk, id);
    return { kind: 'page', after: before === null ? null : leadsTo(survey, walk, before) };
  }
  if (read.hasUnseen) return { kind: 'page', after: leadsTo(survey, walk, id) };
  if (pageAfter(survey, walk, id) !== null) return { kind: 'page', after: id };
  const missed = firstMissed(survey, walk);
  return missed === null ? { kind: 'end' } : { kind: 'page', after: leadsTo(survey, walk, missed) };
}

/** The first page on the way on which something required has no answer; null where there is none. */
function firstMissed(survey: Survey, walk: Walk): string | null {
  const page = pagesOf(survey, walk).find(({ questions }) =>
    questions.some((question) => isMissing(question, walk.answers)),
  );
  return page?.block.id ?? null;
}

/** True where a page may be answered now: it is on the way, and nothing required before it is open. */
export function mayAnswer(survey: Survey, walk: Walk, block: string, after: string | null): boolean {
  const ids = pagesOf(survey, walk).map((page) => page.block.id);
  const at = ids.indexOf(block);
  if (at < 0) return false;
  const missed = firstMissed(survey, walk);
  if (missed !== null && ids.indexOf(missed) < at) return false;
  if (survey.back) return true;
  const next = pageAfter(survey, walk, after)?.block.id;
  return next === undefined || ids.indexOf(next) <= at;
}

export const hasWords = (words: Words): boolean => Boolean(words.ru?.trim() || words.en?.trim());
