import type { Field, FieldValue, ReadField } from '../../kernel/conditions/condition.ts';
import type { Block, Question, Survey } from './survey-schema.ts';

/** The answer to one question; which form belongs to which type says `readAnswerValue`. */
export type AnswerValue =
  | number
  | string
  | boolean
  | readonly string[]
  | Readonly<Record<string, string | number>>;
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is known of a respondent besides the answers. */
export interface Respondent {
  readonly hidden: Readonly<Record<string, string>>;
  readonly traits: Readonly<Record<string, FieldValue>>;
  readonly language: 'ru' | 'en';
}

/** The option that stands for none of the given ones; the words beside it are kept as `QUESTION.other`. */
export const OTHER = 'other';
export const otherKey = (question: string): string => `${question}.${OTHER}`;

export const questionsOf = (survey: Pick<Survey, 'blocks'>): Question[] =>
  survey.blocks.flatMap((block: Block) => block.questions);

/** The fields that conditions and piped words of a survey may name. Traits are those that the workspace knows. */
export function surveyFields(survey: Survey, traits: readonly Field[] = []): Map<string, Field> {
  const fields: Field[] = questionsOf(survey).flatMap(fieldsOfQuestion);
  for (const { id, name } of survey.hidden)
    fields.push({ key: `hidden.${id}`, type: 'text', name: { ru: id, en: id, ...name } });
  fields.push({
    key: 'language',
    type: 'choice',
    name: { ru: 'Язык', en: 'Language' },
    options: survey.languages.map((key) => ({ key, name: { ru: key, en: key } })),
  });
  for (const trait of traits) fields.push({ ...trait, key: `trait.${trait.key}` });
  return new Map(fields.map((field) => [field.key, field]));
}

const NET_OPTIONS = [
  { key: 'more', name: { ru: 'Больше', en: 'More' } },
  { key: 'same', name: { ru: 'Так же', en: 'The same' } },
  { key: 'less', name: { ru: 'Меньше', en: 'Less' } },
];

function fieldsOfQuestion(question: Question): Field[] {
  const base = { key: `answer.${question.id}`, name: question.text };
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
    case 'slider':
      return [{ ...base, type: 'number' }];
    case 'single':
      return [{ ...base, type: 'choice', options: optionsOf(question) }];
    case 'multiple':
      return [{ ...base, type: 'list', options: optionsOf(question) }];
    case 'picture':
      return [{ ...base, type: question.several ? 'list' : 'choice', options: optionsOf(question) }];
    case 'ranking':
      return [{ ...base, type: 'choice', options: optionsOf(question) }];
    case 'net':
      return [{ ...base, type: 'choice', options: NET_OPTIONS }];
    case 'matrix': {
      const options = question.columns.map(({ id, text }) => ({ key: id, name: text }));
      return question.rows.map((row) => ({
        key: `answer.${question.id}.${row.id}`,
        type: 'choice' as const,
        name: joined(question.text, row.text),
        options,
      }));
    }
    case 'sum':
      return question.options.map((option) => ({
        key: `answer.${question.id}.${option.id}`,
        type: 'number' as const,
        name: joined(question.text, option.text),
      }));
    case 'date':
      return [{ ...base, type: 'date' }];
    case 'consent':
      return [{ ...base, type: 'boolean' }];
    case 'text':
      return [{ ...base, type: question.kind === 'number' ? 'number' : 'text' }];
    case 'contact':
      return question.fields.map(({ field }) => ({
        key: `answer.${question.id}.${field}`,
        type: 'text' as const,
        name: joined(question.text, { ru: field, en: field }),
      }));
    case 'file':
    case 'statement':
      return [];
  }
}

const joined = (first: Field['name'], second: Field['name']): Field['name'] => ({
  ru: `${first.ru ?? first.en ?? ''}: ${second.ru ?? second.en ?? ''}`,
  en: `${first.en ?? first.ru ?? ''}: ${second.en ?? second.ru ?? ''}`,
});

const optionsOf = (question: Extract<Question, { options: readonly unknown[] }>) => [
  ...question.options.map(({ id, text }) => ({ key: id, name: text })),
  ...('other' in question && question.other ? [{ key: OTHER, name: { ru: 'Другое', en: 'Other' } }] : []),
];

/** Reads the fields of a respondent for conditions. A ranking is read as what stands first. */
export function readerOf(survey: Survey, answers: Answers, respondent: Respondent): ReadField {
  const types = new Map(questionsOf(survey).map(({ id, type }) => [id, type]));
  return (key) => {
    if (key === 'language') return respondent.language;
    const [room, id = '', part] = key.split('.', 3);
    if (room === 'hidden') return own(respondent.hidden, id);
    if (room === 'trait') return own(respondent.traits, key.slice('trait.'.length));
    if (room !== 'answer') return undefined;
    const value = own(answers, id);
    return value === undefined ? undefined : fieldValue(value, part, types.get(id));
  };
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function fieldValue(
  value: AnswerValue,
  part: string | undefined,
  type: Question['type'] | undefined,
): FieldValue | undefined {
  if (isList(value)) return type === 'ranking' ? value[0] : value;
  if (typeof value !== 'object') return value;
  return part === undefined ? undefined : own(value, part);
}

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);
