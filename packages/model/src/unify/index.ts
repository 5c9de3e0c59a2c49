export {
  type Contact,
  contactsOf,
  displayName,
  normalEmail,
  normalPhone,
  saysWho,
} from './contacts/contacts.ts';
export { nameWords } from './contacts/name-words.ts';
export {
  foldEvents,
  type GraphChanges,
  type GraphRules,
  type GraphState,
  rootOf,
} from './identities/fold-events.ts';
export {
  type HeldMatch,
  type Identity,
  MERGE_REASONS,
  type Merge,
  type MergeReason,
  type Person,
} from './identities/graph.ts';
export {
  type Candidate,
  type JudgedPair,
  judgePairs,
  MOST_SHARERS,
  matchKeys,
} from './matches/judge-pairs.ts';
export { type MatchFacts, matchFacts, nameDayKeysOf } from './matches/match-facts.ts';
export {
  HELD_FROM,
  isHeld,
  MATCH_PARTS,
  type MatchPart,
  type MatchScore,
  scoreMatch,
} from './matches/match-score.ts';
export {
  foldTraits,
  type MemberTraits,
  type ShownTrait,
  shownTraits,
  traitWins,
} from './traits/fold-traits.ts';
