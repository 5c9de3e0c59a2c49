/**
 * Beginnings of words and turns that push towards an answer, in both languages. Lower case, matched
 * from the beginning of a word. Kept short on purpose: a warning that is often wrong is not read.
 */
export const LEADING_WORDS: Readonly<Record<'ru' | 'en', readonly string[]>> = {
  ru: [
    'согласитесь',
    'правда ли',
    'не правда ли',
    'разве',
    'ведь',
    'очевидно',
    'конечно',
    'превосходн',
    'великолепн',
    'замечательн',
    'прекрасн',
    'отличн',
    'лучш',
    'ужасн',
    'отвратительн',
    'наш новый улучшенный',
  ],
  en: [
    "don't you",
    "wouldn't you",
    "isn't it",
    'how much do you love',
    'surely',
    'obviously',
    'of course',
    'excellent',
    'amazing',
    'wonderful',
    'fantastic',
    'great',
    'best',
    'terrible',
    'awful',
    'horrible',
  ],
};

/** The first leading word of a text; null where there is none. */
export function leadingWord(text: string, language: 'ru' | 'en'): string | null {
  const low = ` ${text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')}`;
  return LEADING_WORDS[language].find((word) => low.includes(` ${word}`)) ?? null;
}
