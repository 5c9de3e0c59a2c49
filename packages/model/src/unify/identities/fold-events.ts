import type { Event, IdentityKey } from '../../kernel/event.ts';
import type { IdentityId, PersonId } from '../../kernel/ids.ts';
import { LAWFUL_BASES, type LawfulBasis } from '../../kernel/profile.ts';
import { type Contact, contactsOf } from '../contacts/contacts.ts';
import { foldTraits, type Provenance } from '../traits/fold-traits.ts';
import type { HeldMatch, Identity, Merge, MergeReason, Person } from './graph.ts';

/** What the fold needs to know beforehand: the rows that the batch may touch. */
export interface GraphState {
  readonly identities: ReadonlyMap<IdentityId, Identity>;
  readonly persons: ReadonlyMap<PersonId, Person>;
  /** Persons by a contact of their own (`email:a@b`), loaded only for workspaces that join by contact. */
  readonly contacts: ReadonlyMap<string, readonly PersonId[]>;
  /** Roots of which someone said that they are not one person: only a hand may join these. */
  readonly apart: readonly (readonly [PersonId, PersonId])[];
}

/** Chance, identity digests and the workspace's rules, from outside. */
export interface GraphRules {
  readonly newId: () => string;
  readonly identityOf: (key: IdentityKey) => IdentityId;
  readonly joinByEmail: boolean;
  readonly joinByPhone: boolean;
}

/** What the batch changed. Identities not loaded follow `repointed`: old root to new root. */
export interface GraphChanges {
  readonly persons: readonly Person[];
  readonly created: ReadonlySet<PersonId>;
  readonly traitsChanged: ReadonlySet<PersonId>;
  readonly identities: readonly Identity[];
  readonly merges: readonly Merge[];
  readonly held: readonly HeldMatch[];
  readonly repointed: ReadonlyMap<PersonId, PersonId>;
  /** The identity of each event, in the order of the events. */
  readonly identityOf: readonly IdentityId[];
  /** The root of each event after the whole batch, in the order of the events. */
  readonly personOf: readonly PersonId[];
}

interface Draft {
  readonly rules: GraphRules;
  readonly identities: Map<IdentityId, Identity>;
  readonly persons: Map<PersonId, Person>;
  readonly contacts: Map<string, readonly PersonId[]>;
  readonly apart: GraphState['apart'];
  readonly created: Set<PersonId>;
  readonly touched: Set<PersonId>;
  readonly traitsChanged: Set<PersonId>;
  readonly newIdentities: Identity[];
  readonly merges: Merge[];
  /** Persons that were roots until a merge of this batch. */
  readonly absorbedRoots: PersonId[];
  readonly held: HeldMatch[];
}

/**
 * Folds events, in order, into persons: resolves their identities, links, merges, folds traits.
 * Pure: the same state, events and ids give the same changes.
 */
export function foldEvents(state: GraphState, events: readonly Event[], rules: GraphRules): GraphChanges {
  const draft: Draft = {
    rules,
    identities: new Map(state.identities),
    persons: new Map(state.persons),
    contacts: new Map(state.contacts),
    apart: state.apart,
    created: new Set(),
    touched: new Set(),
    traitsChanged: new Set(),
    newIdentities: [],
    merges: [],
    absorbedRoots: [],
    held: [],
  };
  const identityOf = events.map((event) => foldEvent(draft, event));
  const repointed = new Map<PersonId, PersonId>();
  for (const id of draft.absorbedRoots) repointed.set(id, rootOf(draft.persons, id));
  return {
    persons: [...draft.touched].flatMap((id) => draft.persons.get(id) ?? []),
    created: draft.created,
    traitsChanged: draft.traitsChanged,
    identities: draft.newIdentities.map((identity) => ({
      ...identity,
      person: rootOf(draft.persons, identity.home),
    })),
    merges: draft.merges,
    held: draft.held,
    repointed,
    identityOf,
    personOf: identityOf.map((id) => {
      const home = draft.identities.get(id)?.home;
      if (home === undefined) throw new Error('an event without an identity reached the end of the fold');
      return rootOf(draft.persons, home);
    }),
  };
}

/** The person that is shown for one: where its ways up end. */
export function rootOf(persons: ReadonlyMap<PersonId, Pick<Person, 'mergedInto'>>, from: PersonId): PersonId {
  let id = from;
  for (let next = persons.get(id)?.mergedInto; next; next = persons.get(id)?.mergedInto) id = next;
  return id;
}

function foldEvent(draft: Draft, event: Event): IdentityId {
  const identity = draft.rules.identityOf(event.identity);
  if (event.also === null) {
    if (!draft.identities.has(identity))
      addIdentity(draft, identity, event.identity, newPerson(draft, event), event);
  } else {
    link(draft, event, identity, event.also);
  }
  const home = homeOf(draft, identity);
  count(draft, home, event);
  if (event.type === 'identify' && event.traits !== null) tell(draft, home, event);
  return identity;
}

/** Links the two identities of one message, merging their persons where the rules allow it. */
function link(draft: Draft, event: Event, user: IdentityId, also: IdentityKey): void {
  const other = otherIdentity(draft, event, also);
  const userKnown = draft.identities.get(user);
  const otherKnown = draft.identities.get(other);
  if (userKnown !== undefined && otherKnown !== undefined) join(draft, event, user, other);
  else if (userKnown !== undefined) addIdentity(draft, other, also, userKnown.home, event);
  else if (otherKnown !== undefined) attachUser(draft, event, user, otherKnown);
  else {
    const home = newPerson(draft, event);
    addIdentity(draft, user, event.identity, home, event);
    if (other !== user) addIdentity(draft, other, also, home, event);
  }
}

/** The second identity of a message; what an alias calls previous may be a user id or an anonymous one. */
function otherIdentity(draft: Draft, event: Event, also: IdentityKey): IdentityId {
  if (event.type === 'alias') {
    const asUser = draft.rules.identityOf({ kind: 'user', value: also.value });
    if (draft.identities.has(asUser)) return asUser;
  }
  return draft.rules.identityOf(also);
}

/** A new user id on known ground: it joins an anonymous history, but never one that has another user. */
function attachUser(draft: Draft, event: Event, user: IdentityId, other: Identity): void {
  const taken = isStrong(draft, rootOf(draft.persons, other.home));
  addIdentity(draft, user, event.identity, taken ? newPerson(draft, event) : other.home, event);
  if (taken && event.type === 'alias') hold(draft, event, user, other.id);
}

/**
 * Both are known: merge the one without a strong id into the other; two strong ones are only held.
 * The edge joins the two persons whom the message named, not the roots above them: should one of
 * them be taken out of its tree, the other goes along.
 */
function join(draft: Draft, event: Event, user: IdentityId, other: IdentityId): void {
  const [userHome, otherHome] = [homeOf(draft, user), homeOf(draft, other)];
  const one = rootOf(draft.persons, userHome);
  const two = rootOf(draft.persons, otherHome);
  if (one === two || isApart(draft, one, two)) return;
  const reason = event.type === 'alias' ? 'alias' : 'same-message';
  const evidence = { messageId: event.messageId, ...namesOf(event) };
  if (!isStrong(draft, two)) mergeInto(draft, userHome, otherHome, event.received, reason, evidence);
  else if (!isStrong(draft, one)) mergeInto(draft, otherHome, userHome, event.received, reason, evidence);
  else if (event.type === 'alias') hold(draft, event, user, other);
}

const isApart = (draft: Draft, one: PersonId, two: PersonId): boolean =>
  draft.apart.some(([a, b]) => {
    const [x, y] = [rootOf(draft.persons, a), rootOf(draft.persons, b)];
    return (x === one && y === two) || (x === two && y === one);
  });

function hold(draft: Draft, event: Event, user: IdentityId, other: IdentityId): void {
  const one = rootOf(draft.persons, homeOf(draft, user));
  const two = rootOf(draft.persons, homeOf(draft, other));
  if (one !== two)
    draft.held.push({
      one,
      other: two,
      reason: 'alias',
      evidence: { messageId: event.messageId, ...namesOf(event) },
    });
}

function namesOf(event: Event): Record<string, string> {
  const names: Record<string, string> = { [event.identity.kind]: event.identity.value };
  if (event.also !== null) names[event.type === 'alias' ? 'previous' : event.also.kind] = event.also.value;
  return names;
}

function mergeInto(
  draft: Draft,
  survivor: PersonId,
  absorbed: PersonId,
  at: number,
  reason: MergeReason,
  evidence: Readonly<Record<string, string>>,
): void {
  const [root, goneRoot] = [rootOf(draft.persons, survivor), rootOf(draft.persons, absorbed)];
  const top = draft.persons.get(root);
  const gone = draft.persons.get(goneRoot);
  if (top === undefined || gone === undefined) throw new Error('a merge named a person that was not loaded');
  draft.persons.set(goneRoot, { ...gone, mergedInto: root });
  draft.persons.set(root, { ...top, strong: top.strong || gone.strong });
  draft.touched.add(goneRoot).add(root);
  draft.absorbedRoots.push(goneRoot);
  draft.merges.push({ id: draft.rules.newId(), survivor, absorbed, at, reason, evidence });
}

function newPerson(draft: Draft, event: Event): PersonId {
  const id = draft.rules.newId() as PersonId;
  draft.persons.set(id, {
    id,
    mergedInto: null,
    userId: '',
    strong: false,
    traits: {},
    firstSeen: event.time,
    lastSeen: event.time,
    events: 0,
  });
  draft.created.add(id);
  draft.touched.add(id);
  return id;
}

function addIdentity(draft: Draft, id: IdentityId, key: IdentityKey, home: PersonId, event: Event): void {
  const identity: Identity = { id, kind: key.kind, value: key.value, home, person: home, since: event.time };
  draft.identities.set(id, identity);
  draft.newIdentities.push(identity);
  if (key.kind !== 'user') return;
  const person = draft.persons.get(home);
  if (person === undefined) throw new Error('an identity was given a home that was not loaded');
  draft.persons.set(home, { ...person, userId: person.userId || key.value });
  const root = rootOf(draft.persons, home);
  const top = draft.persons.get(root);
  if (top !== undefined) draft.persons.set(root, { ...top, strong: true });
  draft.touched.add(home).add(root);
}

function homeOf(draft: Draft, identity: IdentityId): PersonId {
  const home = draft.identities.get(identity)?.home;
  if (home === undefined) throw new Error('an identity was used before it was loaded');
  return home;
}

const isStrong = (draft: Draft, root: PersonId): boolean => draft.persons.get(root)?.strong ?? false;

function count(draft: Draft, home: PersonId, event: Event): void {
  const person = draft.persons.get(home);
  if (person === undefined) throw new Error('an event was folded into a person that was not loaded');
  draft.persons.set(home, {
    ...person,
    events: person.events + 1,
    firstSeen: Math.min(person.firstSeen, event.time),
    lastSeen: Math.max(person.lastSeen, event.time),
  });
  draft.touched.add(home);
}

const BASES: ReadonlySet<unknown> = new Set(LAWFUL_BASES);

/** Folds what an identify message says of its person, and joins by contact where the workspace asks for it. */
function tell(draft: Draft, home: PersonId, event: Event): void {
  const person = draft.persons.get(home);
  if (person === undefined || event.traits === null) return;
  const { $basis: basis, $confidence: confidence, ...said } = event.traits;
  const provenance: Provenance = {
    source: event.source,
    time: event.time,
    confidence: typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? confidence : 1,
    basis: BASES.has(basis) ? (basis as LawfulBasis) : 'legitimate-interest',
  };
  const traits = foldTraits(person.traits, said, provenance);
  if (traits === person.traits) return;
  draft.persons.set(home, { ...person, traits });
  draft.traitsChanged.add(home);
  if (!draft.rules.joinByEmail && !draft.rules.joinByPhone) return;
  const now = contactsOf(traits);
  moveContacts(draft, home, contactsOf(person.traits).map(contactKey), now.map(contactKey));
  const saidNow = new Set(contactsOf(foldTraits({}, said, provenance)).map(contactKey));
  for (const contact of now) if (saidNow.has(contactKey(contact))) joinByContact(draft, home, contact, event);
}

const contactKey = ({ kind, value }: Contact): string => `${kind}:${value}`;

/** Keeps the index of contacts as the store would have it after this message. */
function moveContacts(
  draft: Draft,
  home: PersonId,
  before: readonly string[],
  after: readonly string[],
): void {
  for (const key of before)
    if (!after.includes(key))
      draft.contacts.set(
        key,
        (draft.contacts.get(key) ?? []).filter((id) => id !== home),
      );
  for (const key of after) {
    const sharers = draft.contacts.get(key) ?? [];
    if (!sharers.includes(home)) draft.contacts.set(key, [...sharers, home]);
  }
}

/** Joins those who share a contact that was just said, the longest known first. */
function joinByContact(draft: Draft, home: PersonId, contact: Contact, event: Event): void {
  if (!(contact.kind === 'email' ? draft.rules.joinByEmail : draft.rules.joinByPhone)) return;
  const since = (id: PersonId): number => draft.persons.get(id)?.firstSeen ?? 0;
  const sharers = [...(draft.contacts.get(contactKey(contact)) ?? [])];
  sharers.sort((a, b) => since(a) - since(b) || (a < b ? -1 : 1));
  for (const sharer of sharers) joinSharer(draft, home, sharer, contact, event);
}

function joinSharer(draft: Draft, home: PersonId, sharer: PersonId, contact: Contact, event: Event): void {
  const one = rootOf(draft.persons, home);
  const two = rootOf(draft.persons, sharer);
  if (one === two || isApart(draft, one, two) || (isStrong(draft, one) && isStrong(draft, two))) return;
  const [survivor, absorbed] = isStrong(draft, one) ? [home, sharer] : [sharer, home];
  const reason = contact.kind === 'email' ? 'same-email' : 'same-phone';
  const evidence = { messageId: event.messageId, [contact.kind]: contact.value };
  mergeInto(draft, survivor, absorbed, event.received, reason, evidence);
}
