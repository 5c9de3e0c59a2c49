import type { FieldValue, ReadField, Words } from '../../kernel/conditions/condition.ts';
import { wordsIn } from '../../kernel/conditions/read-aloud.ts';

/** `{{answer.city}}` or `{{trait.firstName|friend}}`: a field, and what stands there where it is not known. */
const PIPE = /\{\{([^{}|]{1,320})(?:\|([^{}]{0,200}))?\}\}/g;

/** The fields that a text names. */
export const pipedFields = (text: string): string[] =>
  [...text.matchAll(PIPE)].map(([, field = '']) => field.trim());

/**
 * A text in a language with its fields filled in. The result is words, never markup: who shows it
 * escapes it. What is not known leaves its other words, or nothing.
 * @param nameOf the words of an option that was chosen, where the field has options
 */
export function pipeWords(
  words: Words,
  language: 'ru' | 'en',
  read: ReadField,
  nameOf: (field: string, value: FieldValue) => string = (_field, value) =>
    Array.isArray(value) ? value.join(', ') : String(value),
): string {
  return wordsIn(words, language).replace(PIPE, (_, field: string, otherwise: string | undefined) => {
    const value = read(field.trim());
    return value === undefined || value === '' ? (otherwise ?? '') : nameOf(field.trim(), value);
  });
}
