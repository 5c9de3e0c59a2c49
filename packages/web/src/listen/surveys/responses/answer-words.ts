import { wordsIn } from '@romashka/model/conditions';
import { type AnswerValue, OTHER, type Question } from '@romashka/model/surveys';

/** The words for what a survey's own texts do not say. */
export interface FixedWords {
  readonly yes: string;
  readonly no: string;
  readonly more: string;
  readonly same: string;
  readonly less: string;
  readonly other: string;
}

/**
 * What an answer says, in lines: chosen options by their words, a matrix and a sum with a line for
 * each row. A question that is no longer known leaves the answer as it was kept.
 */
export function answerWords(
  question: Question | undefined,
  value: AnswerValue,
  language: 'ru' | 'en',
  fixed: FixedWords,
): readonly string[] {
  if (typeof value === 'boolean') return [value ? fixed.yes : fixed.no];
  const nameOf = (key: string | number): string => nameIn(question, String(key), language, fixed);
  if (Array.isArray(value)) {
    const names = (value as readonly string[]).map(nameOf);
    return question?.type === 'ranking' ? names.map((name, at) => `${at + 1}. ${name}`) : [names.join(', ')];
  }
  if (typeof value === 'object')
    return Object.entries(value).map(([row, said]) => `${nameOf(row)}: ${nameOf(said)}`);
  return [nameOf(value)];
}

function nameIn(
  question: Question | undefined,
  key: string,
  language: 'ru' | 'en',
  fixed: FixedWords,
): string {
  if (question === undefined) return key;
  if (question.type === 'net' && (key === 'more' || key === 'same' || key === 'less')) return fixed[key];
  const items =
    question.type === 'matrix'
      ? [...question.rows, ...question.columns]
      : 'options' in question
        ? question.options
        : [];
  const item = items.find(({ id }) => id === key);
  if (item !== undefined) return wordsIn(item.text, language) || key;
  return key === OTHER && 'other' in question && question.other ? fixed.other : key;
}
