import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findWords, foldWord, piecesOf, soughtWords, stemOf, wordsOf } from './find-words.ts';
import { stemEnglish } from './stem-english.ts';
import { stemRussian } from './stem-russian.ts';

// A few pairs of the vocabularies that the authors of the algorithms publish.
test.each([
  ['вагонах', 'вагон'],
  ['важнейшими', 'важн'],
  ['важничал', 'важнича'],
  ['валявшейся', 'валя'],
  ['падение', 'паден'],
  ['падаль', 'падал'],
  ['пакостей', 'пакост'],
  ['п', 'п'],
  ['доставку', 'доставк'],
  ['обслуживания', 'обслуживан'],
  ['длинный', 'длин'],
  ['скорость', 'скорост'],
  ['вежливость', 'вежлив'],
])('%s has the stem %s', (word, stem) => expect(stemRussian(word)).toBe(stem));

test.each([
  ['consigned', 'consign'],
  ['consistency', 'consist'],
  ['consolatory', 'consolatori'],
  ['knackeries', 'knackeri'],
  ['knightly', 'knight'],
  ['generously', 'generous'],
  ['communities', 'communiti'],
  ['dying', 'die'],
  ['news', 'news'],
  ['hopping', 'hop'],
  ['hoping', 'hope'],
  ['adding', 'add'],
  ['hoped', 'hope'],
  ['relational', 'relat'],
  ['sensibility', 'sensibl'],
  ['delivered', 'deliv'],
  ['cries', 'cri'],
  ['ties', 'tie'],
  ['gas', 'gas'],
  ['saying', 'say'],
  ['happiness', 'happi'],
])('%s has the stem %s', (word, stem) => expect(stemEnglish(word)).toBe(stem));

test('a word is found in any of its forms, in both languages, and where it stands', () => {
  const text = 'Доставкой доволен: привезли «ЕЩЁ» раньше. The couriers were friendly.';
  const at = (query: string) =>
    findWords(text, soughtWords(query))?.map(([from, to]) => text.slice(from, to)) ?? null;
  expect(at('доставка')).toEqual(['Доставкой']);
  expect(at('еще')).toEqual(['ЕЩЁ']);
  expect(at('courier friendly')).toEqual(['couriers', 'friendly']);
  expect(at('достав')).toEqual(['Доставкой']);
  expect(at('доставка курьера')).toBeNull();
  expect(at('тав')).toBeNull();
  expect(at(' ,. ')).toEqual([]);
});

const syllable = (letters: string, ends: string) =>
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 7 }),
      fc.constantFrom(...ends.split(' ')),
    )
    .map((parts) => parts.join(''))
    .filter((word) => word !== '');
const russian = syllable('абвгдеёиклмнорстуыья', 'ами ость ейшими ившись нн а ый ость ёнными ть ся ого');
const english = syllable(
  'abcdehiklmnoprstuvyz',
  'ing ed ies ied ational ization biliti ness fully s ss ly y e er ement tion ical ously ability ying',
);

test('whatever has a form of a sought word has one of its pieces at that word’s beginning', () => {
  const words = fc.oneof(russian, english);
  fc.assert(
    fc.property(words, words, (word, other) => {
      const folded = foldWord(word);
      const pieces = piecesOf({ folded, stem: stemOf(folded) }).map(foldWord);
      for (const form of [folded, foldWord(other)])
        if (stemOf(form) === stemOf(folded))
          expect(pieces.some((piece) => form.startsWith(piece))).toBe(true);
      const said = `x, ${word}!`;
      expect(findWords(said, soughtWords(word))?.length).toBe(wordsOf(word).length);
    }),
    { numRuns: 5_000 },
  );
});
