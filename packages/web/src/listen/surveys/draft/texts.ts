import type { Words } from '@romashka/model/conditions';
import type { Survey } from '@romashka/model/surveys';
import { mapWords } from './map-words.ts';

/** A text of a survey with its place. */
export interface TextLine {
  readonly path: string;
  readonly question: string | null;
  readonly words: Words;
}

const isThere = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** Every text of a survey in the order in which it is met. */
export function textsOf(survey: Survey): readonly TextLine[] {
  const lines: TextLine[] = [];
  mapWords(survey, (words, path, question) => {
    lines.push({ path, question, words });
    return words;
  });
  return lines;
}

/** True where a text is written in some language of the survey, but not in this one. */
export const isMissing = ({ words }: TextLine, language: 'ru' | 'en'): boolean =>
  !isThere(words[language]) && (isThere(words.ru) || isThere(words.en));

/** Writes a text at its place; an empty one takes it away. */
export function withText(survey: Survey, path: string, language: 'ru' | 'en', text: string): Survey {
  return mapWords(survey, (words, at) => (at === path ? wordsWith(words, language, text) : words));
}

/** Words with one language's text changed. */
export function wordsWith(words: Words, language: 'ru' | 'en', text: string): Words {
  const { [language]: _, ...rest } = words;
  return text === '' ? rest : { ...words, [language]: text };
}
