const VOWELS = 'аеиоуыэюя';
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.includes(letter);

/** Endings that go only where а or я stands before them, and endings that go by themselves. */
interface Endings {
  readonly afterA: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly longest: number;
}

function endings(afterA: string, alone: string): Endings {
  const sets = [afterA, alone].map((list) => new Set(list.split(' ').filter((one) => one !== '')));
  const [first = new Set<string>(), second = new Set<string>()] = sets;
  return {
    afterA: first,
    alone: second,
    longest: Math.max(...[...first, ...second].map((one) => one.length)),
  };
}

const PERFECTIVE_GERUND = endings('в вши вшись', 'ив ивши ившись ыв ывши ывшись');
const ADJECTIVE = endings(
  '',
  'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею',
);
const PARTICIPLE = endings('ем нн вш ющ щ', 'ивш ывш ующ');
const REFLEXIVE = endings('', 'ся сь');
const VERB = endings(
  'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно',
  'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
);
const NOUN = endings(
  '',
  'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);
const DERIVATIONAL = endings('', 'ост ость');
const SUPERLATIVE = endings('', 'ейш ейше');

/** Takes the longest ending off what lies at or behind `from`; null where there is none that may go. */
function without(word: string, from: number, { afterA, alone, longest }: Endings): string | null {
  for (let length = Math.min(longest, word.length - from); length > 0; length -= 1) {
    const ending = word.slice(word.length - length);
    if (alone.has(ending)) return word.slice(0, word.length - length);
    if (!afterA.has(ending)) continue;
    const at = word.length - length - 1;
    return at >= from && (word[at] === 'а' || word[at] === 'я') ? word.slice(0, at + 1) : null;
  }
  return null;
}

/** The place behind the first consonant that follows a vowel, from a place on; the end where there is none. */
function behindSyllable(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1)
    if (!isVowel(word[at]) && isVowel(word[at - 1])) return at + 1;
  return word.length;
}

function withoutEnding(word: string, from: number): string {
  const gerund = without(word, from, PERFECTIVE_GERUND);
  if (gerund !== null) return gerund;
  const bare = without(word, from, REFLEXIVE) ?? word;
  const adjective = without(bare, from, ADJECTIVE);
  if (adjective !== null) return without(adjective, from, PARTICIPLE) ?? adjective;
  return without(bare, from, VERB) ?? without(bare, from, NOUN) ?? bare;
}

/**
 * The stem of a Russian word in small letters with ё written as е: always a beginning of that word.
 * M. F. Porter, Snowball: the Russian stemming algorithm (2001, snowballstem.org).
 */
export function stemRussian(word: string): string {
  const firstVowel = [...word].findIndex(isVowel);
  if (firstVowel < 0) return word;
  const from = firstVowel + 1;
  const second = behindSyllable(word, behindSyllable(word, 0));
  let stem = withoutEnding(word, from);
  if (stem.length > from && stem.endsWith('и')) stem = stem.slice(0, -1);
  stem = without(stem, Math.max(from, second), DERIVATIONAL) ?? stem;
  const positive = without(stem, from, SUPERLATIVE);
  if (positive !== null) return withoutDouble(positive, from);
  if (stem.length > from && stem.endsWith('ь')) return stem.slice(0, -1);
  return withoutDouble(stem, from);
}

const withoutDouble = (word: string, from: number): string =>
  word.endsWith('нн') && word.length - 2 >= from ? word.slice(0, -1) : word;
