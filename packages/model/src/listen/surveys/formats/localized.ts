import type { Words } from '../../../kernel/conditions/condition.ts';
import { storable } from '../../segment/text.ts';
import { LIMITS } from '../survey-limits.ts';
import type { Tell } from './conversion.ts';
import { type Given, recordOf, textOf } from './given.ts';

export type Language = 'ru' | 'en';
export type ReadWords = (value: unknown, path: string) => Words;

const languageOf = (code: string): Language | null => {
  const [first] = code.toLowerCase().split(/[-_]/);
  return first === 'ru' || first === 'en' ? first : null;
};

/**
 * Reads texts that are plain or hold one text for each language, with `default` for the language in
 * which the survey was written.
 * @param primary the language of what names none
 */
export function newWords(primary: Language, tell: Tell): ReadWords {
  const put = (words: Mutable, language: Language, text: string, path: string): void => {
    const kept = storable(text);
    if (kept.trim() === '' || words[language] !== undefined) return;
    if (kept.length > LIMITS.words) tell(path, 'too-many', `${kept.length} > ${LIMITS.words}`);
    words[language] = storable(kept.slice(0, LIMITS.words));
  };
  return (value, path) => {
    const words: Mutable = {};
    const given = recordOf(value);
    for (const [code, text] of Object.entries(given ?? {})) {
      const language = languageOf(code);
      if (language !== null) put(words, language, textOf(text), path);
      else if (code !== 'default' && textOf(text) !== '') tell(`${path}.${code}`, 'language', text);
    }
    put(words, primary, textOf(given === null ? value : given['default']), path);
    return words;
  };
}

interface Mutable {
  ru?: string;
  en?: string;
}

/**
 * The language of what is not marked with one. Where a text stands in Russian beside the unmarked one,
 * that is English; else it is Russian where any of it has Cyrillic letters.
 */
export function unmarkedLanguage(json: Given, textNames: ReadonlySet<string>): Language {
  const waiting: unknown[] = [json];
  let language: Language = 'en';
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const beside = besideDefault(recordOf(one));
    if (beside !== null) return beside === 'ru' ? 'en' : 'ru';
    const parts = Object.entries(one ?? {});
    for (const [, value] of parts) if (typeof value === 'object') waiting.push(value);
    if (parts.some(([name, value]) => isText(name, textNames) && isRussian(value))) language = 'ru';
  }
  return language;
}

/** The language of a text that has both an unmarked form and one that is marked. */
function besideDefault(given: Given | null): Language | null {
  if (given === null || textOf(given['default']) === '') return null;
  const [other] = Object.keys(given).flatMap((code) => languageOf(code) ?? []);
  return other ?? null;
}

const isText = (name: string, textNames: ReadonlySet<string>): boolean =>
  name === 'default' || textNames.has(name);
const isRussian = (text: unknown): boolean => typeof text === 'string' && /\p{Script=Cyrillic}/u.test(text);

/** The languages in which at least half of the questions are written, the one they were written in first. */
export function spokenIn(texts: readonly Words[], primary: Language): Language[] {
  const other: Language = primary === 'ru' ? 'en' : 'ru';
  const share = (language: Language) => texts.filter((words) => words[language] !== undefined).length * 2;
  const both = share(other) >= texts.length && texts.length > 0;
  if (!both) return [primary];
  return share(primary) >= texts.length ? [primary, other] : [other];
}
