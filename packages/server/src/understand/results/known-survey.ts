import type { Words } from '@romashka/model/conditions';
import type { Scope } from '@romashka/model/govern';
import { type Question, questionsOf, type Survey } from '@romashka/model/surveys';
import { sql } from 'kysely';
import { listSurveys } from '../../listen/surveys/surveys.store.ts';
import type { Rows } from '../../store/database.ts';

/** Older versions than so many are not asked for the words of a question. */
const MOST_VERSIONS = 50;

/** A survey that was made here: what its versions asked, the newest first. */
export interface KnownSurvey {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly { readonly version: number; readonly content: Survey }[];
  readonly questions: ReadonlyMap<string, Question>;
}

/** The survey under a key of the facts, as far as the scope shows it; null where none was made here. */
export async function findKnownSurvey(rows: Rows, scope: Scope, key: string): Promise<KnownSurvey | null> {
  const row = await rows.selectFrom('survey').select('id').where('key', '=', key).executeTakeFirst();
  const [shown] = row === undefined ? [] : await listSurveys(rows, scope, row.id);
  if (shown === undefined) return null;
  const { rows: versions } = await sql<{ version: number; content: Survey }>`
    select version, content from survey_version where workspace = romashka_workspace() and survey = ${shown.id}::uuid
    order by version desc limit ${MOST_VERSIONS}`.execute(rows);
  return { id: shown.id, name: shown.name, versions, questions: allQuestions(versions) };
}

/** Every question that a version asked; as the newest asks it, with the options that only older ones had. */
function allQuestions(versions: readonly { readonly content: Survey }[]): Map<string, Question> {
  const questions = new Map<string, Question>();
  for (const { content } of versions)
    for (const question of questionsOf(content)) {
      const newer = questions.get(question.id);
      questions.set(question.id, newer === undefined ? question : withOlder(newer, question));
    }
  return questions;
}

function withOlder(newer: Question, older: Question): Question {
  if (newer.type === 'matrix' && older.type === 'matrix')
    return { ...newer, rows: both(newer.rows, older.rows), columns: both(newer.columns, older.columns) };
  if ('options' in newer && 'options' in older)
    return { ...newer, options: both<{ id: string }>(newer.options, older.options) } as Question;
  return newer;
}

function both<T extends { readonly id: string }>(newer: readonly T[], older: readonly T[]): T[] {
  const known = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !known.has(id))];
}

/** What a question of the facts is here: the question that it belongs to, and its words where they are known. */
export interface NamedQuestion {
  readonly of: string;
  readonly text: Words | null;
}

/** Names a question of the facts; a row of a matrix or a sum is called `question.row` there. */
export function nameQuestion(known: KnownSurvey | null, key: string): NamedQuestion {
  const whole = known?.questions.get(key);
  if (whole !== undefined) return { of: key, text: whole.text };
  const at = key.indexOf('.');
  const parent = at < 0 ? undefined : known?.questions.get(key.slice(0, at));
  if (parent === undefined) return { of: key, text: null };
  const row = rowsOf(parent).find(({ id }) => id === key.slice(at + 1));
  return { of: parent.id, text: row === undefined ? null : row.text };
}

/** The rows of a matrix or a constant sum, each of which is a question of its own in the facts. */
export function rowsOf(question: Question): readonly { readonly id: string; readonly text: Words }[] {
  if (question.type === 'matrix') return question.rows;
  return question.type === 'sum' ? question.options : [];
}

const OTHER_WORDS: Words = { ru: 'Другое', en: 'Other' };

/** What an answer to a question is called: the words of its option or column; null where they are not known. */
export function nameAnswer(question: Question | undefined, answer: string): Words | null {
  if (question === undefined) return null;
  if (question.type === 'matrix')
    // A column with a score is that score in a table of groups.
    return question.columns.find(({ id, score }) => id === answer || String(score) === answer)?.text ?? null;
  if (!('options' in question)) return null;
  const found = question.options.find(({ id }) => id === answer);
  if (found !== undefined) return found.text;
  return 'other' in question && question.other && answer === 'other' ? OTHER_WORDS : null;
}
