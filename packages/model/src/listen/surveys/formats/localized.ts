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
  return (value, path) => {
    const words: { ru?: string; en?: string } = {};
    const put = (language: Language, text: string): void => {
      const kept = storable(text);
      if (kept.trim() === '' || words[language] !== undefined) return;
      if (kept.length > LIMITS.words) tell(path, 'too-many', `${kept.length} > ${LIMITS.words}`);
      words[language] = storable(kept.slice(0, LIMITS.words));
    };
    const given = recordOf(value);
    if (given === null) put(primary, textOf(value));
    else {
      for (const [code, text] of Object.entries(given)) {
        const language = languageOf(code);
        if (language !== null) put(language, textOf(text));
        else if (code !== 'default' && textOf(text) !== '') tell(`${path}.${code}`, 'language', text);
      }
      put(primary, textOf(given['default']));
    }
    return words;
  };
}

/** The language of what is not marked with one: Russian where any of it has Cyrillic letters. */
export function unmarkedLanguage(json: Given, textNames: ReadonlySet<string>): Language {
  const waiting: unknown[] = [json];
  const isRussian = (text: unknown): boolean => typeof text === 'string' && /\p{Script=Cyrillic}/u.test(text);
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (Array.isArray(one)) for (const part of one) waiting.push(part);
    const given = recordOf(one);
    if (given === null) continue;
    for (const [name, value] of Object.entries(given)) {
      if ((name === 'default' || textNames.has(name)) && isRussian(value)) return 'ru';
      if (typeof value === 'object') waiting.push(value);
    }
  }
  return 'en';
}

/** The languages in which at least half of the questions are written, the one they were written in first. */
export function spokenIn(texts: readonly Words[], primary: Language): Language[] {
  const other: Language = primary === 'ru' ? 'en' : 'ru';
  const share = (language: Language) => texts.filter((words) => words[language] !== undefined).length * 2;
  const both = share(other) >= texts.length && texts.length > 0;
  if (!both) return [primary];
  return share(primary) >= texts.length ? [primary, other] : [other];
}
