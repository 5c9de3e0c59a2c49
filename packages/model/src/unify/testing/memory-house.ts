import type { Event, IdentityKey } from '../../kernel/event.ts';
import { type IdentityId, identityId, type PersonId, personId } from '../../kernel/ids.ts';
import { contactsOf } from '../contacts/contacts.ts';
import { foldEvents, type GraphRules, type GraphState, rootOf } from '../identities/fold-events.ts';
import type { HeldMatch, Identity, MergeReason, Person } from '../identities/graph.ts';
import { foldTraits } from '../traits/fold-traits.ts';

/** A merge as the store remembers it. */
export interface KnownMerge {
  readonly survivor: PersonId;
  readonly absorbed: PersonId;
  readonly reason: MergeReason;
  readonly evidence: Readonly<Record<string, string>>;
  isUndone: boolean;
}

/** What the state engine holds of one workspace, for properties over whole histories of it. */
export interface MemoryHouse {
  readonly joinByContact: boolean;
  readonly persons: Map<PersonId, Person>;
  readonly identities: Map<IdentityId, Identity>;
  readonly merges: KnownMerge[];
  readonly held: HeldMatch[];
  /** Pairs that someone said are not one person. */
  readonly apart: (readonly [PersonId, PersonId])[];
  /** Every event with the identity it came under. */
  readonly log: { readonly event: Event; readonly identity: IdentityId }[];
  ids: number;
}

export const emptyHouse = (joinByContact: boolean): MemoryHouse => ({
  joinByContact,
  persons: new Map(),
  identities: new Map(),
  merges: [],
  held: [],
  apart: [],
  log: [],
  ids: 0,
});

export const identityOf = (key: IdentityKey): IdentityId => identityId(`${key.kind}:${key.value}`);

/** Takes events as one batch: loads what they may touch, folds, writes what changed. */
export function takeBatch(house: MemoryHouse, events: readonly Event[]): void {
  const rules: GraphRules = {
    newId: () => {
      house.ids += 1;
      return personId(`p${String(house.ids).padStart(8, '0')}`);
    },
    identityOf,
    joinByEmail: house.joinByContact,
    joinByPhone: house.joinByContact,
  };
  const changes = foldEvents(load(house, events), events, rules);
  for (const person of changes.persons) {
    const up = changes.created.has(person.id) ? null : (house.persons.get(person.id)?.mergedInto ?? null);
    house.persons.set(person.id, { ...person, mergedInto: up });
  }
  for (const identity of changes.identities) house.identities.set(identity.id, identity);
  for (const { survivor, absorbed, reason, evidence } of changes.merges) {
    house.merges.push({ survivor, absorbed, reason, evidence, isUndone: false });
  }
  for (const [id, person] of house.persons) {
    const to = changes.repointed.get(person.mergedInto ?? id);
    if (to !== undefined) house.persons.set(id, { ...person, mergedInto: to });
  }
  for (const [id, identity] of house.identities) {
    const to = changes.repointed.get(identity.person);
    if (to !== undefined) house.identities.set(id, { ...identity, person: to });
  }
  house.held.push(...changes.held);
  events.forEach((event, index) => {
    const identity = changes.identityOf[index];
    if (identity === undefined) throw new Error('the fold gave an event no identity');
    house.log.push({ event, identity });
  });
}

/** Only what a store would load for these events, with the way to the root shortened as it does. */
function load(house: MemoryHouse, events: readonly Event[]): GraphState {
  const identities = new Map<IdentityId, Identity>();
  const persons = new Map<PersonId, Person>();
  const addPerson = (id: PersonId): void => {
    const root = rootOf(house.persons, id);
    for (const one of [id, root]) {
      const person = house.persons.get(one);
      if (person !== undefined) persons.set(one, { ...person, mergedInto: one === root ? null : root });
    }
  };
  const addIdentity = (id: IdentityId): void => {
    const identity = house.identities.get(id);
    if (identity === undefined) return;
    identities.set(id, identity);
    addPerson(identity.home);
  };
  const contacts = new Map<string, PersonId[]>();
  for (const event of events) {
    addIdentity(identityOf(event.identity));
    if (event.also !== null) addIdentity(identityOf(event.also));
    if (event.also !== null && event.type === 'alias')
      addIdentity(identityOf({ kind: 'user', value: event.also.value }));
    for (const contact of house.joinByContact ? saidContacts(event) : []) {
      const sharers = [...house.persons.values()].filter((person) => contactKeys(person).includes(contact));
      for (const sharer of sharers) addPerson(sharer.id);
      contacts.set(
        contact,
        sharers.map((sharer) => sharer.id),
      );
    }
  }
  const apart = house.apart.map(
    ([one, other]) => [rootOf(house.persons, one), rootOf(house.persons, other)] as const,
  );
  return { identities, persons, contacts, apart };
}

const contactKeys = (person: Pick<Person, 'traits'>): string[] =>
  contactsOf(person.traits).map(({ kind, value }) => `${kind}:${value}`);

const saidContacts = ({ traits }: Event): string[] =>
  traits === null
    ? []
    : contactKeys({
        traits: foldTraits({}, traits, {
          source: '',
          time: 0,
          confidence: 1,
          basis: 'legitimate-interest',
        }),
      });

/** Merges the persons of two identities by hand; false where either is unknown or they are one already. */
export function mergeByHand(house: MemoryHouse, keep: IdentityKey, absorb: IdentityKey): boolean {
  const [kept, gone] = [keep, absorb].map((key) => house.identities.get(identityOf(key)));
  if (kept === undefined || gone === undefined) return false;
  const survivor = rootOf(house.persons, kept.home);
  const absorbed = rootOf(house.persons, gone.home);
  if (survivor === absorbed) return false;
  house.merges.push({ survivor, absorbed, reason: 'by-hand', evidence: {}, isUndone: false });
  settle(house, survivor);
  return true;
}

/** Undoes a merge and remembers that the two are not one person. */
export function undoMerge(house: MemoryHouse, merge: KnownMerge): void {
  merge.isUndone = true;
  house.apart.push([merge.survivor, merge.absorbed]);
  settle(house);
}

/** The persons that standing merges join to one, itself among them. */
export function treeOf(house: MemoryHouse, person: PersonId): Set<PersonId> {
  const tree = new Set([person]);
  for (const id of tree)
    for (const { survivor, absorbed, isUndone } of house.merges) {
      if (isUndone || (survivor !== id && absorbed !== id)) continue;
      tree.add(survivor).add(absorbed);
    }
  return tree;
}

/** Roots, strength and the identity map anew from the merges, as the store does after a change by hand. */
function settle(house: MemoryHouse, keep?: PersonId): void {
  const rank = (id: PersonId): number => {
    const person = house.persons.get(id);
    if (id === keep) return 0;
    if (person?.mergedInto === null) return 1;
    return person?.userId === '' ? 3 : 2;
  };
  const done = new Set<PersonId>();
  for (const seed of [...house.persons.keys()]) {
    if (done.has(seed)) continue;
    const tree = [...treeOf(house, seed)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const [root] = tree;
    const strong = tree.some((id) => house.persons.get(id)?.userId !== '');
    for (const id of tree) {
      done.add(id);
      const person = house.persons.get(id);
      if (person === undefined || root === undefined) continue;
      const up = id === root ? { mergedInto: null, strong } : { mergedInto: root };
      house.persons.set(id, { ...person, ...up });
    }
  }
  for (const [id, identity] of house.identities)
    house.identities.set(id, { ...identity, person: rootOf(house.persons, identity.home) });
}
