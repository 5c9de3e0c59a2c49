import { stemEnglish } from './stem-english.ts';
import { stemRussian } from './stem-russian.ts';

/** A word of a text: where it stands (UTF-16 units, `to` behind it) and how it is compared. */
export interface FoundWord {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** How a word is compared: small letters, ё as е, one kind of apostrophe. */
export const foldWord = (word: string): string =>
  word.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");

/** The words of a text in their order. */
export const wordsOf = (text: string): FoundWord[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    folded: foldWord(word),
  }));

/** The stem of a folded word, by the rules of the language of its letters. */
export const stemOf = (folded: string): string =>
  CYRILLIC.test(folded) ? stemRussian(folded) : stemEnglish(folded);

/** One word of what is sought. */
export interface SoughtWord {
  readonly folded: string;
  readonly stem: string;
}

/** More words than these narrow nothing further. */
export const MOST_SOUGHT = 8;
/** From so many letters on, a word that is still being typed finds what begins with it. */
const BEGINS_FROM = 3;

/** The words that somebody looks for, each once. */
export function soughtWords(query: string): SoughtWord[] {
  const folded = [...new Set(wordsOf(query).map((word) => word.folded))].slice(0, MOST_SOUGHT);
  return folded.map((word) => ({ folded: word, stem: stemOf(word) }));
}

const fits = (word: string, stem: string, sought: SoughtWord): boolean =>
  stem === sought.stem || (sought.folded.length >= BEGINS_FROM && word.startsWith(sought.folded));

/** Where the sought words stand in a text, in any of their forms; null unless each of them is there. */
export function findWords(
  text: string,
  sought: readonly SoughtWord[],
): readonly (readonly [from: number, to: number])[] | null {
  const missing = new Set(sought);
  const marks: (readonly [number, number])[] = [];
  for (const { from, to, folded } of wordsOf(text)) {
    const stem = stemOf(folded);
    const hits = sought.filter((one) => fits(folded, stem, one));
    for (const hit of hits) missing.delete(hit);
    if (hits.length > 0) marks.push([from, to]);
  }
  return missing.size === 0 ? marks : null;
}

/** Forms that share no beginning with their stem. */
const APART: ReadonlyMap<string, readonly string[]> = new Map([
  ['die', ['dying']],
  ['lie', ['lying']],
  ['tie', ['tying']],
]);
/** The letters that an English rule may have put at the end of a stem in place of others. */
const ENGLISH_SWAPPED = 2;
const LEAST = 2;

/**
 * Beginnings of which every form of a sought word has one, for an engine that looks only for pieces of text:
 * what has none of them holds the word in no form. A Russian stem is such a beginning itself; an English one may
 * end otherwise than the word (happi, happy). A piece with е stands also with ё in one or two places.
 */
export function piecesOf({ folded, stem }: SoughtWord): string[] {
  if (CYRILLIC.test(folded)) return withYo(stem);
  const kept = stem.slice(0, Math.max(LEAST, stem.length - ENGLISH_SWAPPED));
  return [kept.startsWith("'") ? kept.slice(1) : kept, ...(APART.get(stem) ?? [])].flatMap((piece) =>
    piece.includes("'") ? [piece, piece.replaceAll("'", '’')] : [piece],
  );
}

function withYo(piece: string): string[] {
  const at = [...piece].flatMap((letter, index) => (letter === 'е' ? [index] : []));
  const put = (...places: number[]): string =>
    [...piece].map((letter, index) => (places.includes(index) ? 'ё' : letter)).join('');
  const pairs = at.flatMap((first, index) => at.slice(index + 1).map((second) => put(first, second)));
  return [piece, ...at.map((one) => put(one)), ...pairs];
}
