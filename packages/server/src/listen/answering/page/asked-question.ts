import type { Words } from '@romashka/model/conditions';
import type { Form, Question } from '@romashka/model/surveys';
import type { Language, TEXTS } from './answering-text.ts';
import { type Html, html } from './html.ts';

/** A question as one respondent meets it: what is said in it, and what stands in its fields. */
export interface AskedQuestion<Of extends Question = Question> {
  readonly question: Of;
  readonly form: Form;
  readonly language: Language;
  readonly text: (typeof TEXTS)[Language];
  /** The author's words in the respondent's language, with what they name filled in. */
  readonly words: (words: Words) => string;
  readonly seed: string;
  /** Ids of what explains the field: its help, its fault. */
  readonly describedBy: string;
  readonly isWrong: boolean;
  /** The name of the file that was received for it. */
  readonly kept: string | null;
}

/** One of some types. */
export type Asked<Type extends Question['type']> = AskedQuestion<Extract<Question, { type: Type }>>;

export const labelId = (question: { readonly id: string }): string => `l-${question.id}`;
/** The first field of a question: where a fault leads to. */
export const firstId = (question: { readonly id: string }): string => `i-${question.id}`;

/** What every field or group of a question says of itself. */
export function namedBy({ question, describedBy }: AskedQuestion): Html {
  return html` aria-labelledby="${labelId(question)}"${described(describedBy)}`;
}

export const described = (ids: string): Html => (ids === '' ? html`` : html` aria-describedby="${ids}"`);

export const wrong = ({ isWrong }: AskedQuestion): Html => (isWrong ? html` aria-invalid="true"` : html``);

/** What a single choice must say besides: whether an answer is needed, and that there is a fault. */
export const groupOf = (asked: AskedQuestion): Html =>
  html` role="radiogroup"${namedBy(asked)}${asked.question.required && html` aria-required="true"`}${wrong(asked)}`;

export const givenIn = ({ form, question }: AskedQuestion, part?: string): string =>
  form(part === undefined ? question.id : `${question.id}.${part}`)[0] ?? '';

/** The id of the first of several fields; nothing for the others. */
export const idWhere = (isFirst: boolean, question: Question): Html =>
  isFirst ? html` id="${firstId(question)}"` : html``;
