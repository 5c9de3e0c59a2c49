/**
 * Cyrillic letters as they are written in passports (ICAO Doc 9303 part 3, section 6), with those
 * of Ukrainian and Belarusian.
 */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  і: 'i',
  ї: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  є: 'e',
  ґ: 'g',
  ю: 'iu',
  я: 'ia',
};

/** Spellings of one sound, in the order in which they are brought to one: Yuliya, Julia and Iuliia are one name. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'sh'],
  [/tch/g, 'ch'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/x/g, 'ks'],
  [/tz/g, 'ts'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
  [/ie/g, 'e'],
  [/([a-z])\1+/g, '$1'],
];

/** A word as it sounds, in Latin letters without marks: what is said the same in Cyrillic and in Latin is written the same. */
export function soundOf(word: string): string {
  const latin = [...word.normalize('NFC').toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');
  const plain = latin
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return SAME_SOUND.reduce((text, [spelling, sound]) => text.replaceAll(spelling, sound), plain);
}
