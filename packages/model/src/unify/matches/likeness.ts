/**
 * The Jaro-Winkler similarity of two texts, 0..1 and 1 for equal ones (W. E. Winkler, "String
 * Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage",
 * 1990): the share of common letters near each other, raised for a common beginning of up to 4.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  // The greedy search for common letters depends on who begins: the shorter does, then the lesser.
  const [a, b] =
    one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  if (a.length === 0) return 0;
  const reach = Math.max(0, Math.floor(b.length / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const common: string[] = [];
  for (let at = 0; at < a.length; at += 1) {
    const to = Math.min(b.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= to; place += 1) {
      if (taken[place] === true || a[at] !== b[place]) continue;
      taken[place] = true;
      common.push(a.charAt(at));
      break;
    }
  }
  const n = common.length;
  if (n === 0) return 0;
  const inOther = [...b].filter((_, place) => taken[place]);
  const moved = common.filter((letter, at) => letter !== inOther[at]).length / 2;
  return (n / a.length + n / b.length + (n - moved) / n) / 3;
}

const pairsOf = (text: string): string[] => {
  const padded = `  ${text} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
};

/** The share of trigrams that two texts have in common, 0..1 (Dice's coefficient, L. R. Dice, 1945). */
export function trigramLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const counts = new Map<string, number>();
  for (const trigram of pairsOf(one)) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  let common = 0;
  for (const trigram of pairsOf(other)) {
    const left = counts.get(trigram) ?? 0;
    if (left === 0) continue;
    counts.set(trigram, left - 1);
    common += 1;
  }
  return (2 * common) / (one.length + other.length + 2);
}

/** An initial stands for every word that begins with it, a little less sure than the word. */
const INITIAL = 0.9;
/** A word alone says less of who somebody is than two. */
const WORD_ALONE = 0.5;
/** For each letter beyond one by which a word is longer. */
const LETTER_MORE = 0.1;
/** For each word that only one of the two has, such as a patronymic. */
const WORD_MISSING = 0.03;

/** How alike two names are that are given as the words of how they sound, 0..1, whatever order the words have. */
export function nameLikeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  if (one.length === other.length && [...one].sort().join(' ') === [...other].sort().join(' ')) return 1;
  const gap = Math.abs(one.length - other.length);
  const likeness =
    gap === 0
      ? (bestOf(one, other) + bestOf(other, one)) / 2
      : one.length < other.length
        ? bestOf(one, other)
        : bestOf(other, one);
  const alone = gap > 0 && Math.min(one.length, other.length) === 1 ? WORD_ALONE : 1;
  return Math.max(0, likeness * alone - gap * WORD_MISSING);
}

const bestOf = (words: readonly string[], among: readonly string[]): number =>
  words.reduce((sum, word) => sum + Math.max(...among.map((other) => wordLikeness(word, other))), 0) /
  words.length;

function wordLikeness(one: string, other: string): number {
  // Numbers in a name are numbers of something: one digit more is another one.
  if (/\d/.test(one + other)) return one === other ? 1 : 0;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 1 && long.length > 1 && long.startsWith(short)) return INITIAL;
  // A common beginning raises Jaro-Winkler: Ivan and Ivanov are a first name and a last name all the same.
  const longer = Math.max(0, long.length - short.length - 1);
  return jaroWinkler(one, other) * Math.max(0, 1 - LETTER_MORE * longer);
}
