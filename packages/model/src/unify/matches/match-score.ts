import { nameLikeness, trigramLikeness } from './likeness.ts';
import { type MatchFacts, nameSounds } from './match-facts.ts';

export const MATCH_PARTS = ['alias', 'email', 'phone', 'name', 'birthday', 'address'] as const;
export type MatchPartName = (typeof MATCH_PARTS)[number];

/** One thing that speaks for two records being one person. */
export interface MatchPart {
  readonly part: MatchPartName;
  /** How alike the two are in it, 0..1. */
  readonly likeness: number;
  /** How much it says when they are fully alike, 0..1. */
  readonly weight: number;
  readonly one: string;
  readonly other: string;
}

/** How likely two records are one person, 0..1, and what it rests on, the strongest first. */
export interface MatchScore {
  readonly score: number;
  readonly parts: readonly MatchPart[];
}

/** From here on two records are held as a possible match. */
export const HELD_FROM = 0.6;

/** What a full agreement says by itself: mailboxes are rarely shared, phones by families, names by many. */
const WEIGHTS: Readonly<Record<MatchPartName, number>> = {
  alias: 0.95,
  email: 0.8,
  phone: 0.7,
  birthday: 0.45,
  name: 0.4,
  address: 0.25,
};
/** Names and addresses that are less alike than this say nothing: two of any kind are about half alike. */
const NAME_FROM = 0.85;
const ADDRESS_FROM = 0.6;

/**
 * Scores two persons by what is known of both. Parts are combined as independent evidence,
 * 1 - product of (1 - weight * likeness) (the "noisy or", J. Pearl, "Probabilistic Reasoning in
 * Intelligent Systems", 1988, 4.3): another part never lowers the score, and no sum passes 1.
 * Records that agree in all that is known of either, a name and a further fact among it, score 1.
 * @param alias the id by which a source said that the two are one; '' when none did
 */
export function scoreMatch(one: MatchFacts, other: MatchFacts, alias = ''): MatchScore {
  const parts = [
    ...(alias === '' ? [] : [part('alias', 1, alias, alias)]),
    ...equal('email', one.emails, other.emails),
    ...equal('phone', one.phones, other.phones),
    ...equal('birthday', one.birthdays, other.birthdays),
    ...alike('name', one.names, other.names, NAME_FROM, (a, b) => nameLikeness(nameSounds(a), nameSounds(b))),
    ...alike('address', one.addresses, other.addresses, ADDRESS_FROM, trigramLikeness),
  ].sort((a, b) => b.weight * b.likeness - a.weight * a.likeness);
  if (agreeInAll(one, other)) return { score: 1, parts };
  const doubt = parts.reduce((left, { weight, likeness }) => left * (1 - weight * likeness), 1);
  return { score: 1 - doubt, parts };
}

const part = (name: MatchPartName, likeness: number, one: string, other: string): MatchPart => ({
  part: name,
  likeness,
  weight: WEIGHTS[name],
  one,
  other,
});

function equal(name: MatchPartName, one: readonly string[], other: readonly string[]): MatchPart[] {
  const shared = one.find((value) => other.includes(value));
  return shared === undefined ? [] : [part(name, 1, shared, shared)];
}

/** The two values that are most alike, where they are alike enough. */
function alike(
  name: MatchPartName,
  one: readonly string[],
  other: readonly string[],
  from: number,
  likeness: (one: string, other: string) => number,
): MatchPart[] {
  let best: MatchPart | null = null;
  for (const a of one)
    for (const b of other) {
      const found = likeness(a, b);
      if (found >= from && found > (best?.likeness ?? 0)) best = part(name, found, a, b);
    }
  return best === null ? [] : [best];
}

const FACTS = ['emails', 'phones', 'names', 'birthdays', 'addresses'] as const;

function agreeInAll(one: MatchFacts, other: MatchFacts): boolean {
  if (FACTS.some((fact) => one[fact].join('\n') !== other[fact].join('\n'))) return false;
  return one.names.length > 0 && FACTS.some((fact) => fact !== 'names' && one[fact].length > 0);
}

/** True when a score is enough to hold two records as a possible match. None is ever enough to merge them. */
export const isHeld = ({ score }: MatchScore): boolean => score >= HELD_FROM;
