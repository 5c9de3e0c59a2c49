const MOST_WORDS = 8;
const WORD_CHARS = 60;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** The words of a name, or of what somebody types for one, as they are compared: lower case, NFC, ё as е. */
export function nameWords(name: string): string[] {
  const words = name.normalize('NFC').toLowerCase().replaceAll('ё', 'е').split(BETWEEN_WORDS);
  const kept = words.filter((word) => word !== '').map((word) => word.slice(0, WORD_CHARS));
  return [...new Set(kept)].slice(0, MOST_WORDS);
}
