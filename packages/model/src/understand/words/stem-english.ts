/** Words whose stems the rules would miss. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);
/** Left as they are once a plural is gone. */
const WHOLE = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);
const R1_BEGINS = ['gener', 'commun', 'arsen'];
const DOUBLES = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);
const BEFORE_LI = 'cdeghkmnrt';

/** A y that is a consonant is written Y. */
const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouy'.includes(letter);
const hasVowel = (text: string): boolean => [...text].some(isVowel);

function consonantY(word: string): string {
  let marked = '';
  for (const letter of word)
    marked += letter === 'y' && (marked === '' || isVowel(marked.at(-1))) ? 'Y' : letter;
  return marked;
}

function behindSyllable(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1)
    if (!isVowel(word[at]) && isVowel(word[at - 1])) return at + 1;
  return word.length;
}

function regions(word: string): { readonly r1: number; readonly r2: number } {
  const begin = R1_BEGINS.find((one) => word.startsWith(one));
  const r1 = begin?.length ?? behindSyllable(word, 0);
  return { r1, r2: behindSyllable(word, r1) };
}

function endsShort(word: string): boolean {
  const [before, vowel, last] = [word.at(-3), word.at(-2), word.at(-1)];
  if (word.length === 2) return isVowel(vowel) && !isVowel(last);
  return (
    word.length > 2 && !isVowel(before) && isVowel(vowel) && !isVowel(last) && !'wxY'.includes(last ?? '')
  );
}

type Rule = readonly [ending: string, instead: string, may?: (before: string) => boolean];

/** Applies the rule of the longest ending, if what it asks for holds and the ending lies in the region. */
function apply(word: string, from: number, rules: readonly Rule[]): string {
  const rule = rules
    .filter(([ending]) => word.endsWith(ending))
    .reduce<Rule | null>(
      (longest, one) => (longest === null || one[0].length > longest[0].length ? one : longest),
      null,
    );
  if (rule === null) return word;
  const [ending, instead, may] = rule;
  const before = word.slice(0, word.length - ending.length);
  return before.length >= from && (may?.(before) ?? true) ? before + instead : word;
}

const STEP_0: readonly Rule[] = [
  ["'s'", ''],
  ["'s", ''],
  ["'", ''],
];
const STEP_2: readonly Rule[] = [
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['entli', 'ent'],
  ['izer', 'ize'],
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['alli', 'al'],
  ['fulness', 'ful'],
  ['ousli', 'ous'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['bli', 'ble'],
  ['ogi', 'og', (before) => before.endsWith('l')],
  ['fulli', 'ful'],
  ['lessli', 'less'],
  ['li', '', (before) => BEFORE_LI.includes(before.at(-1) ?? ' ')],
];
const STEP_3: readonly Rule[] = [
  ['tional', 'tion'],
  ['ational', 'ate'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4: readonly Rule[] = [
  ...'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize'
    .split(' ')
    .map((ending): Rule => [ending, '']),
  ['ion', '', (before) => /[st]$/.test(before)],
];

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (word.endsWith('us') || word.endsWith('ss') || !word.endsWith('s')) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutPast(word: string, r1: number): string {
  for (const ending of ['eedly', 'eed'])
    if (word.endsWith(ending))
      return word.length - ending.length >= r1 ? word.slice(0, word.length - ending.length + 2) : word;
  const ending = ['ingly', 'edly', 'ing', 'ed'].find((one) => word.endsWith(one));
  if (ending === undefined) return word;
  const bare = word.slice(0, word.length - ending.length);
  if (!hasVowel(bare)) return word;
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`;
  // Not so where only a, e or o stands before the double: add, egg, off.
  if (DOUBLES.has(bare.slice(-2))) return /^[aeo]..$/.test(bare) ? bare : bare.slice(0, -1);
  return endsShort(bare) && bare.length <= r1 ? `${bare}e` : bare;
}

function withoutLast(word: string, r1: number, r2: number): string {
  const before = word.slice(0, -1);
  if (word.endsWith('e'))
    return before.length >= r2 || (before.length >= r1 && !endsShort(before)) ? before : word;
  return word.endsWith('ll') && before.length >= r2 ? before : word;
}

/**
 * The stem of an English word in small letters. M. F. Porter, Snowball: the English (Porter 2) stemming
 * algorithm (2002, snowballstem.org).
 */
export function stemEnglish(given: string): string {
  const irregular = IRREGULAR.get(given);
  if (irregular !== undefined) return irregular;
  if (given.length <= 2) return given;
  let word = consonantY(given.startsWith("'") ? given.slice(1) : given);
  const { r1, r2 } = regions(word);
  word = withoutPlural(apply(word, 0, STEP_0));
  if (WHOLE.has(word)) return word;
  word = withoutPast(word, r1);
  if (/[yY]$/.test(word) && word.length > 2 && !isVowel(word.at(-2))) word = `${word.slice(0, -1)}i`;
  word = apply(word, r1, STEP_2);
  word = apply(word, r1, [...STEP_3, ['ative', '', (before) => before.length >= r2]]);
  word = apply(word, r2, STEP_4);
  return withoutLast(word, r1, r2).replaceAll('Y', 'y');
}
