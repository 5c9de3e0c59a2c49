import { type MatchFacts, nameDayKeys } from './match-facts.ts';
import { isHeld, type MatchScore, scoreMatch } from './match-score.ts';

/** A person among whom possible matches are looked for. */
export interface Candidate {
  readonly id: string;
  readonly facts: MatchFacts;
}

/** Two persons who share something, and what is to be thought of it. */
export interface JudgedPair {
  readonly one: string;
  readonly other: string;
  readonly match: MatchScore;
  readonly verdict: 'held' | 'too-weak' | 'told-apart';
}

/** What more persons than this share tells none of them: a mailbox of an office, a number that stands for "none". */
export const MOST_SHARERS = 20;

/** The keys of what persons are compared for: they are looked at only when they share one. */
export const matchKeys = (facts: MatchFacts): string[] => [
  ...facts.emails.map((value) => `email ${value}`),
  ...facts.phones.map((value) => `phone ${value}`),
  ...nameDayKeys(facts).map((value) => `name-day ${value}`),
];

/**
 * Judges every pair of persons who share a key and of whom one at least is asked about.
 * @param isApart true for two of whom somebody said that they are not one person
 */
export function judgePairs(
  asked: ReadonlySet<string>,
  candidates: readonly Candidate[],
  isApart: (one: string, other: string) => boolean,
): JudgedPair[] {
  const judged = new Map<string, JudgedPair>();
  for (const sharers of sharersByKey(candidates).values()) {
    if (sharers.length > MOST_SHARERS) continue;
    for (const [one, other] of pairsOf(sharers)) {
      const key = `${one.id} ${other.id}`;
      if (!judged.has(key) && (asked.has(one.id) || asked.has(other.id)))
        judged.set(key, judge(one, other, isApart));
    }
  }
  return [...judged.values()].sort((a, b) => b.match.score - a.match.score || (a.one < b.one ? -1 : 1));
}

function sharersByKey(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const key of matchKeys(candidate.facts)) {
      const sharers = byKey.get(key);
      if (sharers === undefined) byKey.set(key, [candidate]);
      else sharers.push(candidate);
    }
  return byKey;
}

/** Every two of some, the one with the lesser id first. */
const pairsOf = (sharers: readonly Candidate[]): (readonly [Candidate, Candidate])[] =>
  sharers.flatMap((a, at) =>
    sharers
      .slice(at + 1)
      .flatMap((b) => (a.id === b.id ? [] : [a.id < b.id ? ([a, b] as const) : ([b, a] as const)])),
  );

function judge(
  one: Candidate,
  other: Candidate,
  isApart: (one: string, other: string) => boolean,
): JudgedPair {
  const match = scoreMatch(one.facts, other.facts);
  const verdict = isApart(one.id, other.id) ? 'told-apart' : isHeld(match) ? 'held' : 'too-weak';
  return { one: one.id, other: other.id, match, verdict };
}
