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
  foldTraits,
  type MemberTraits,
  type ShownTrait,
  shownTraits,
  traitWins,
} from './traits/fold-traits.ts';
