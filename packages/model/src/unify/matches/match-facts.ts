import type { Traits } from '../../kernel/profile.ts';
import { readMoment } from '../../listen/imports/read-moment.ts';
import { contactsOf, displayName } from '../contacts/contacts.ts';
import { nameWords } from '../contacts/name-words.ts';
import { soundOf } from './transliterate.ts';

/** What of a person tells whether another is the same one, each in the form it is compared by. */
export interface MatchFacts {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly names: readonly string[];
  /** ISO days. */
  readonly birthdays: readonly string[];
  readonly addresses: readonly string[];
}

/** Names of traits as `wordOf` writes them. */
const BIRTHDAY = new Set('birthday birthdate dateofbirth dob bday датарождения деньрождения'.split(' '));
const ADDRESS = new Set(
  'address postaladdress homeaddress streetaddress street адрес почтовыйадрес домашнийадрес улица'.split(' '),
);
const MOST_CHARS = 300;
const FIRST_YEAR = 1850;

const wordOf = (trait: string): string => trait.toLowerCase().replaceAll(/[\s._-]/g, '');

/** The day that a text names, as ISO 8601; '' when it names none that somebody can be born on. */
export function dayOf(text: string): string {
  const at = /^\d{9,}/.test(text.trim()) ? null : readMoment(text, 'auto', 'UTC');
  if (at === null) return '';
  const day = new Date(at).toISOString().slice(0, 10);
  return Number(day.slice(0, 4)) >= FIRST_YEAR ? day : '';
}

const plainAddress = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARS);

/** The facts of a person who is known by several records. */
export function matchFacts(records: readonly Traits[]): MatchFacts {
  const contacts = records.flatMap((traits) => contactsOf(traits));
  const textsOf = (names: ReadonlySet<string>): string[] =>
    records.flatMap((traits) =>
      Object.entries(traits).flatMap(([name, { value }]) =>
        names.has(wordOf(name)) && typeof value === 'string' ? [value.slice(0, MOST_CHARS)] : [],
      ),
    );
  return {
    emails: known(contacts.flatMap(({ kind, value }) => (kind === 'email' ? [value] : []))),
    phones: known(contacts.flatMap(({ kind, value }) => (kind === 'phone' ? [value] : []))),
    names: known(records.map((traits) => displayName(traits))),
    birthdays: known(textsOf(BIRTHDAY).map(dayOf)),
    addresses: known(textsOf(ADDRESS).map(plainAddress)),
  };
}

const known = (values: readonly string[]): string[] =>
  [...new Set(values.filter((value) => value !== ''))].sort();

/** The words of a name as they sound. */
export const nameSounds = (name: string): string[] =>
  nameWords(name)
    .map(soundOf)
    .filter((sound) => sound !== '');

const MOST_KEYS = 8;

/**
 * The keys of one record's traits. Asked of every profile that changes: names of traits that cannot
 * mean a birthday are passed over at their first letter.
 */
export function nameDayKeysOf(traits: Traits): string[] {
  const days: string[] = [];
  for (const [name, { value }] of Object.entries(traits))
    if (typeof value === 'string' && /^[bdд]/i.test(name) && BIRTHDAY.has(wordOf(name)))
      days.push(dayOf(value));
  const birthdays = known(days);
  return birthdays.length === 0 ? [] : nameDayKeys({ names: [displayName(traits)], birthdays });
}

/**
 * Keys under which persons are found who may be one by name and birthday: the day with the first
 * sounds of two of its words, so that order, alphabet and a misspelled end do not matter.
 */
export function nameDayKeys({ names, birthdays }: Pick<MatchFacts, 'names' | 'birthdays'>): string[] {
  const heads = names.flatMap((name) => {
    const sounds = nameSounds(name);
    if (sounds.length < 2) return [];
    return sounds.flatMap((one, at) =>
      sounds.slice(at + 1).map((other) => [one.slice(0, 1), other.slice(0, 1)].sort().join('')),
    );
  });
  const keys = birthdays.flatMap((day) => heads.map((head) => `${day} ${head}`));
  return [...new Set(keys)].slice(0, MOST_KEYS);
}
