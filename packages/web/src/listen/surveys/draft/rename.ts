import type { Comparison, ConditionValue } from '@romashka/model/conditions';
import type { Question, Survey } from '@romashka/model/surveys';
import { changeQuestion } from './change-part.ts';
import type { ItemKind } from './items.ts';
import { mapConditions } from './map-conditions.ts';
import { mapWords } from './map-words.ts';

/** What stands before and after the name of a field in a piped text. */
const PIPED = /(\{\{\s*)([^{}|]{1,300}?)(\s*(?:\|[^{}]*)?\}\})/g;

/** The field `answer.OLD` or `answer.OLD.part` under the question's new key; any other as it is. */
const renamed = (field: string, from: string, to: string): string => {
  const [room, id, ...part] = field.split('.');
  return room === 'answer' && id === from ? [room, to, ...part].join('.') : field;
};

/** Points conditions and piped texts that name some questions to their new keys. */
export function followKeys(survey: Survey, keys: ReadonlyMap<string, string>): Survey {
  const follow = (field: string): string => {
    const id = field.split('.')[1] ?? '';
    const to = keys.get(id);
    return to === undefined ? field : renamed(field, id, to);
  };
  const piped = (text: string): string =>
    text.replace(PIPED, (_, open: string, field: string, close: string) => `${open}${follow(field)}${close}`);
  const pointed = mapConditions(survey, (comparison) => {
    const field = follow(comparison.field);
    return field === comparison.field ? comparison : { ...comparison, field };
  });
  return mapWords(pointed, (words) => {
    const ru = words.ru === undefined ? undefined : piped(words.ru);
    const en = words.en === undefined ? undefined : piped(words.en);
    return ru === words.ru && en === words.en ? words : { ...words, ru, en };
  });
}

/** Gives a question another key; all that asks about it goes on doing so. */
export function renameQuestion(survey: Survey, from: string, to: string): Survey {
  const named = changeQuestion(survey, from, (question) => ({ ...question, id: to }));
  return followKeys(named, new Map([[from, to]]));
}

/** Gives an option, a row or a column another key; conditions about it follow. */
export function renameItem(
  survey: Survey,
  place: { readonly question: string; readonly kind: ItemKind },
  from: string,
  to: string,
): Survey {
  const { question, kind } = place;
  const named = changeQuestion(survey, question, (given) => withItem(given, kind, from, to));
  const own = `answer.${question}`;
  return mapConditions(named, (comparison) => {
    const { field } = comparison;
    if (field === `${own}.${from}` && kind !== 'column') return { ...comparison, field: `${own}.${to}` };
    const speaks = field === own ? kind === 'option' : field.startsWith(`${own}.`) && kind === 'column';
    return speaks ? withValue(comparison, from, to) : comparison;
  });
}

const swap = <T extends { readonly id: string }>(list: readonly T[], from: string, to: string): T[] =>
  list.map((item) => (item.id === from ? { ...item, id: to } : item));

function withItem(question: Question, kind: ItemKind, from: string, to: string): Question {
  if (question.type === 'matrix') {
    if (kind === 'row') return { ...question, rows: swap(question.rows, from, to) };
    return kind === 'column' ? { ...question, columns: swap(question.columns, from, to) } : question;
  }
  if (question.type === 'picture') return { ...question, options: swap(question.options, from, to) };
  if (!('options' in question)) return question;
  const options = swap(question.options, from, to);
  if (question.type !== 'single') return { ...question, options };
  return { ...question, options, preselected: question.preselected === from ? to : question.preselected };
}

function withValue(comparison: Comparison, from: string, to: string): Comparison {
  const { value } = comparison;
  const one = (held: string | number) => (held === from ? to : held);
  const next: ConditionValue =
    typeof value === 'string' ? one(value) : Array.isArray(value) ? value.map(one) : value;
  return { ...comparison, value: next };
}
