import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, IdentityKey } from '../../kernel/event.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  emptyHouse,
  identityOf,
  type MemoryHouse,
  mergeByHand,
  takeBatch,
  treeOf,
  undoMerge,
} from '../testing/memory-house.ts';
import { foldTraits, shownTraits } from '../traits/fold-traits.ts';
import { rootOf } from './fold-events.ts';

/** One thing that happens to a workspace: a message, a merge by hand, or the undo of the n-th merge that stands. */
type Happening =
  | { readonly kind: 'event'; readonly event: Omit<Event, 'messageId' | 'message'> }
  | { readonly kind: 'merge'; readonly keep: IdentityKey; readonly absorb: IdentityKey }
  | { readonly kind: 'undo'; readonly nth: number };

const user: fc.Arbitrary<IdentityKey> = fc
  .constantFrom('u1', 'u2', 'u3', 'u4')
  .map((value) => ({ kind: 'user', value }));
const anonymous: fc.Arbitrary<IdentityKey> = fc
  .constantFrom('a1', 'a2', 'a3', 'a4', 'a5')
  .map((value) => ({ kind: 'anonymous', value }));
/** What an alias calls previous: the door cannot tell a user id from an anonymous one. */
const previous: fc.Arbitrary<IdentityKey> = fc
  .constantFrom('a1', 'a2', 'a3', 'u1', 'u2', 'u3')
  .map((value) => ({ kind: 'anonymous', value }));
const traits: fc.Arbitrary<JsonObject> = fc.record(
  {
    email: fc.constantFrom(
      'one@example.com',
      'Two@Example.com ',
      'three@example.com',
      'not an address',
      null,
    ),
    plan: fc.constantFrom('basic', 'gold', 3, null),
    phone: fc.constantFrom('+7 912 000-00-01', '8 912 000 00 02'),
  },
  { requiredKeys: [] },
);

const said: fc.Arbitrary<Pick<Event, 'type' | 'identity' | 'also' | 'traits'>> = fc.oneof(
  fc.record({
    type: fc.constant('track' as const),
    identity: fc.oneof(user, anonymous),
    also: fc.constant(null),
    traits: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('track' as const),
    identity: user,
    also: anonymous,
    traits: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('identify' as const),
    identity: fc.oneof(user, anonymous),
    also: fc.constant(null),
    traits,
  }),
  fc.record({ type: fc.constant('identify' as const), identity: user, also: anonymous, traits }),
  fc.record({
    type: fc.constant('alias' as const),
    identity: user,
    also: previous,
    traits: fc.constant(null),
  }),
);

/** A message at any time: clocks are wrong and queues are slow, so times come in no order. */
const message: fc.Arbitrary<Happening> = fc
  .record({ said, time: fc.integer({ min: 1, max: 60 }), source: fc.constantFrom('site', 'app') })
  .map(({ said: words, time, source }) => ({
    kind: 'event',
    event: {
      ...words,
      name: words.type,
      time,
      received: time,
      source,
      properties: null,
      history: false,
      touchpoint: '',
      unit: '',
      channel: '',
    },
  }));

const anyIdentity = fc.oneof(user, anonymous);
const byHand: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('merge' as const),
  keep: anyIdentity,
  absorb: anyIdentity,
});
const undo: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('undo' as const),
  nth: fc.nat({ max: 9 }),
});

/** Messages, merges by hand and undos in any order. */
const history: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: message },
    { weight: 1, arbitrary: byHand },
    { weight: 1, arbitrary: undo },
  ),
  { maxLength: 40, size: 'max' },
);

/** Runs a history; `cut` says after which messages a batch ends, besides at every act by hand. */
function run(
  happenings: readonly Happening[],
  joinByContact: boolean,
  cut: (index: number) => boolean = () => false,
): MemoryHouse {
  const house = emptyHouse(joinByContact);
  let batch: Event[] = [];
  const flush = (): void => {
    if (batch.length > 0) takeBatch(house, batch);
    batch = [];
  };
  happenings.forEach((happening, index) => {
    if (happening.kind === 'event') {
      batch.push({ ...happening.event, messageId: `m${index}`, message: {} });
      if (cut(index)) flush();
      return;
    }
    flush();
    if (happening.kind === 'merge') mergeByHand(house, happening.keep, happening.absorb);
    else undoNth(house, happening.nth);
  });
  flush();
  return house;
}

function undoNth(house: MemoryHouse, nth: number): void {
  const standing = house.merges.filter((merge) => !merge.isUndone);
  const merge = standing[nth % Math.max(1, standing.length)];
  if (merge !== undefined) undoMerge(house, merge);
}

const RUNS = { numRuns: 1_500 };
const rule = fc.boolean();

/** Persons by what they hold, so that two houses can be compared whatever ids they gave out. */
function persons(house: MemoryHouse): string[] {
  const roots = new Map<PersonId, { identities: string[]; events: string[]; members: PersonId[] }>();
  const at = (home: PersonId) => {
    const root = rootOf(house.persons, home);
    const found = roots.get(root) ?? { identities: [], events: [], members: [] };
    roots.set(root, found);
    return found;
  };
  for (const id of house.persons.keys()) at(id).members.push(id);
  for (const identity of house.identities.values()) at(identity.home).identities.push(identity.id);
  for (const { event, identity } of house.log)
    at(house.identities.get(identity)?.home ?? ('' as PersonId)).events.push(event.messageId);
  return [...roots.values()]
    .map(({ identities, events, members }) => {
      const rows = members.flatMap((id) => house.persons.get(id) ?? []);
      const traits = shownTraits(rows).map(({ name, winner }) => [name, winner.value, winner.time]);
      return JSON.stringify([identities.sort(), events.sort(), traits]);
    })
    .sort();
}

test('persons, their traits and counts equal what edges and the event log say, after any history', () => {
  fc.assert(
    fc.property(history, rule, (happenings, joinByContact) => {
      const house = run(happenings, joinByContact);
      for (const identity of house.identities.values()) {
        expect(treeOf(house, identity.home)).toContain(identity.person);
        expect(house.persons.get(identity.person)?.mergedInto).toBeNull();
      }
      for (const person of house.persons.values()) {
        const own = house.log.filter((e) => house.identities.get(e.identity)?.home === person.id);
        const told = own.flatMap(({ event }) =>
          event.type === 'identify' && event.traits !== null ? [{ ...event, traits: event.traits }] : [],
        );
        const traits = told.reduce(
          (known, { traits: said, source, time }) =>
            foldTraits(known, said, { source, time, confidence: 1, basis: 'legitimate-interest' }),
          {},
        );
        expect(person.traits).toEqual(traits);
        expect(person.events).toBe(own.length);
        expect(person.firstSeen).toBe(Math.min(...own.map(({ event }) => event.time)));
        expect(person.lastSeen).toBe(Math.max(...own.map(({ event }) => event.time)));
        const tree = [...treeOf(house, person.id)].flatMap((id) => house.persons.get(id) ?? []);
        expect(tree.filter((member) => member.mergedInto === null)).toHaveLength(1);
        if (person.mergedInto === null) expect(person.strong).toBe(tree.some((p) => p.userId !== ''));
      }
    }),
    RUNS,
  );
});

test('two user ids share a person only through a merge by hand that stands', () => {
  fc.assert(
    fc.property(history, rule, (happenings, joinByContact) => {
      const house = run(happenings, joinByContact);
      for (const merge of house.merges)
        if (merge.reason === 'by-hand' && !merge.isUndone) undoMerge(house, merge);
      const owners = new Map<PersonId, string>();
      for (const identity of house.identities.values()) {
        if (identity.kind !== 'user') continue;
        const root = rootOf(house.persons, identity.home);
        expect([undefined, identity.value]).toContain(owners.get(root));
        owners.set(root, identity.value);
      }
    }),
    RUNS,
  );
});

test('every merge that stands joins the very identities that it gives as its evidence', () => {
  fc.assert(
    fc.property(history, rule, (happenings, joinByContact) => {
      const house = run(happenings, joinByContact);
      for (const { reason, evidence, isUndone } of house.merges) {
        if (isUndone || (reason !== 'same-message' && reason !== 'alias')) continue;
        const roots = Object.entries(evidence)
          .filter(([kind]) => kind !== 'messageId')
          .map(([kind, value]) => {
            const asUser = house.identities.get(identityOf({ kind: 'user', value }));
            const asAnonymous = house.identities.get(identityOf({ kind: 'anonymous', value }));
            const identity = kind === 'anonymous' ? asAnonymous : (asUser ?? asAnonymous);
            return identity?.person;
          });
        expect(new Set(roots).size).toBe(1);
        expect(roots).not.toContain(undefined);
      }
    }),
    RUNS,
  );
});

test('what someone took apart is not joined again by messages', () => {
  fc.assert(
    fc.property(history, fc.array(message, { maxLength: 20 }), rule, (happenings, later, joinByContact) => {
      const before = run(happenings, joinByContact);
      const apartBefore = before.apart.filter(
        ([one, other]) => rootOf(before.persons, one) !== rootOf(before.persons, other),
      );
      const after = run([...happenings, ...later], joinByContact);
      for (const [one, other] of apartBefore)
        expect(rootOf(after.persons, one)).not.toBe(rootOf(after.persons, other));
    }),
    RUNS,
  );
});

test('an undo gives both sides what they would have without the merge, later messages too', () => {
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 20 }),
      fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), { minLength: 1, maxLength: 5 }),
      fc.array(message, { maxLength: 20 }),
      fc.infiniteStream(fc.nat({ max: 9 })),
      (first, pairs, then, order) => {
        const keys = [...run(first, false).identities.values()].map(({ kind, value }) => ({ kind, value }));
        const merges = pairs.flatMap(([a, b]) => {
          const [keep, absorb] = [keys[a % keys.length], keys[b % keys.length]];
          return keep === undefined || absorb === undefined ? [] : [{ kind: 'merge' as const, keep, absorb }];
        });
        // A message that names two identities may decide otherwise while they are one: that is its own property.
        const single = then.map((happening) =>
          happening.kind === 'event'
            ? { ...happening, event: { ...happening.event, also: null } }
            : happening,
        );
        const plain = run([...first, ...single], false);
        const house = run([...first, ...merges, ...single], false);
        for (;;) {
          const standing = house.merges.filter((merge) => merge.reason === 'by-hand' && !merge.isUndone);
          const next = standing[(order.next().value ?? 0) % Math.max(1, standing.length)];
          if (next === undefined) break;
          undoMerge(house, next);
        }
        const strip = (lines: string[]): string[] => lines.map((line) => line.replaceAll(/"m\d+"/g, 'm'));
        expect(strip(persons(house))).toEqual(strip(persons(plain)));
      },
    ),
    RUNS,
  );
});

test('the same messages in other batches give the same persons', () => {
  fc.assert(
    fc.property(
      history,
      rule,
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (all, join, cuts) => {
        const whole = persons(run(all, join));
        expect(persons(run(all, join, () => true))).toEqual(whole);
        expect(persons(run(all, join, (index) => cuts[index] ?? false))).toEqual(whole);
      },
    ),
    RUNS,
  );
});
