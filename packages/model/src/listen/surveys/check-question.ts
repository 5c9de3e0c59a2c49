import type { Words } from '../../kernel/conditions/condition.ts';
import type { SurveyFinding, SurveyFindingCode } from './check-survey.ts';
import { OTHER } from './survey-fields.ts';
import type { Question } from './survey-schema.ts';

/** Says something of the question that is looked at. */
export type TellOfQuestion = (
  level: SurveyFinding['level'],
  code: SurveyFindingCode,
  more?: { readonly said?: string | number },
) => void;

/** What keeps a question from being asked or answered. */
export function checkQuestion(
  question: Question,
  languages: readonly ('ru' | 'en')[],
  tell: TellOfQuestion,
): void {
  checkWords(question, languages, tell);
  checkOf(question, tell);
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type Checks = { readonly [T in Question['type']]: (question: Of<T>, tell: TellOfQuestion) => void };

const fine = (): void => undefined;
const twoOptions = ({ options }: { readonly options: readonly { id: string }[] }, tell: TellOfQuestion) =>
  checkOptions(options, 2, tell);

const CHECKS: Checks = {
  single: ({ options, other }, tell) => checkOptions(withOther(options, other), 2, tell),
  multiple: checkMultiple,
  picture: twoOptions,
  sum: twoOptions,
  ranking: (question, tell) => {
    twoOptions(question, tell);
    if ((question.top ?? 1) > question.options.length)
      tell('error', 'bad-limits', { said: question.top ?? 0 });
  },
  matrix: ({ rows, columns }, tell) => {
    checkOptions(rows, 1, tell, 'no-rows');
    checkOptions(columns, 2, tell);
  },
  slider: ({ min, max, step }, tell) => {
    if (min >= max || step > max - min) tell('error', 'bad-limits', { said: `${min}–${max}` });
  },
  date: ({ from, to }, tell) => {
    if ((from ?? '') > (to ?? '9999')) tell('error', 'bad-limits', { said: `${from}–${to}` });
  },
  contact: ({ fields }, tell) => {
    if (fields.length === 0) tell('error', 'no-fields');
  },
  file: ({ accepts }, tell) => {
    if (accepts.length === 0) tell('error', 'no-fields');
  },
  nps: fine,
  csat: fine,
  ces: fine,
  rating: fine,
  consent: fine,
  text: fine,
  net: fine,
  statement: fine,
};

function checkOf<T extends Question['type']>(question: Of<T>, tell: TellOfQuestion): void {
  const check = CHECKS[question.type as T] as Checks[T];
  check(question, tell);
}

function checkMultiple(question: Extract<Question, { type: 'multiple' }>, tell: TellOfQuestion): void {
  const { options, min, max, other } = question;
  checkOptions(withOther(options, other), 2, tell);
  const most = options.filter(({ exclusive }) => !exclusive).length + (other ? 1 : 0);
  if ((min ?? 0) > most || (min !== null && max !== null && min > max))
    tell('error', 'bad-limits', { said: `${min ?? 0}–${max ?? most}` });
}

/** The options with the one that stands for none of them, whose key no other may have. */
const withOther = (options: readonly { readonly id: string }[], other: boolean) =>
  other ? [...options, { id: OTHER }] : options;

function checkOptions(
  options: readonly { readonly id: string }[],
  least: number,
  tell: TellOfQuestion,
  code: SurveyFindingCode = 'no-options',
): void {
  if (options.length < least) tell('error', code, { said: least });
  const ids = options.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) tell('error', 'same-option', { said: twice });
}

/** Every text of a question must be there in every language in which the survey is asked. */
function checkWords(question: Question, languages: readonly ('ru' | 'en')[], tell: TellOfQuestion): void {
  const all = wordsOf(question);
  if (all.some((words) => !words.ru?.trim() && !words.en?.trim())) tell('error', 'no-words');
  for (const language of languages)
    if (all.some((words) => !words[language]?.trim() && (words.ru?.trim() || words.en?.trim())))
      tell('error', 'not-translated', { said: language });
}

/** The words of a question that a respondent cannot do without. */
function wordsOf(question: Question): Words[] {
  const words: Words[] = [question.text];
  if ('options' in question) words.push(...question.options.map(({ text }) => text));
  if (question.type === 'matrix')
    words.push(...question.rows.map(({ text }) => text), ...question.columns.map(({ text }) => text));
  if (question.type === 'consent') words.push(question.statement);
  return words;
}
