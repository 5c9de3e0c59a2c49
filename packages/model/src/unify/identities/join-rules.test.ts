import { expect, test } from 'vitest';
import type { Event, IdentityKey } from '../../kernel/event.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  emptyHouse,
  identityOf,
  type MemoryHouse,
  mergeByHand,
  takeBatch,
  undoMerge,
} from '../testing/memory-house.ts';

const user = (value: string): IdentityKey => ({ kind: 'user', value });
const visitor = (value: string): IdentityKey => ({ kind: 'anonymous', value });

/** Sends messages one after another, each as a batch of its own, a minute apart. */
function house(joinByContact: boolean, ...said: readonly Partial<Event>[]): MemoryHouse {
  const made = emptyHouse(joinByContact);
  said.forEach((words, index) => {
    takeBatch(made, [messageOf(words, made.log.length + index)]);
  });
  return made;
}

const messageOf = (words: Partial<Event>, index: number): Event => ({
  messageId: `m${index}`,
  type: words.traits ? 'identify' : 'track',
  name: 'Seen',
  time: 60_000 * (index + 1),
  received: 60_000 * (index + 1),
  source: 'test',
  identity: visitor('nobody'),
  also: null,
  touchpoint: '',
  unit: '',
  channel: '',
  traits: null,
  properties: null,
  history: false,
  message: {},
  ...words,
});

const personOf = (made: MemoryHouse, key: IdentityKey): string | undefined =>
  made.identities.get(identityOf(key))?.person;
const email = (address: string): JsonObject => ({ email: address });

test('a visitor who signs in is the same person, with what they did before', () => {
  const made = house(false, { identity: visitor('a') }, { identity: user('u'), also: visitor('a') });
  expect(personOf(made, visitor('a'))).toBe(personOf(made, user('u')));
  expect(made.persons.size).toBe(1);
});

test('two users of one device: its past stays with the first, what comes later goes to whoever is signed in', () => {
  const made = house(
    false,
    { identity: visitor('a') },
    { identity: user('first'), also: visitor('a') },
    { identity: user('second'), also: visitor('a') },
    { identity: user('second') },
    { identity: visitor('a') },
  );
  expect(personOf(made, visitor('a'))).toBe(personOf(made, user('first')));
  expect(personOf(made, user('second'))).not.toBe(personOf(made, user('first')));
  expect([...made.persons.values()].map((person) => person.events).sort()).toEqual([2, 3]);
  expect(made.merges).toEqual([]);
});

test('a known visitor and a known user are merged when one message names both, and the merge says why', () => {
  const made = house(
    false,
    { identity: visitor('a') },
    { identity: user('u') },
    { identity: user('u'), also: visitor('a'), messageId: 'sign-in' },
  );
  expect(made.merges).toMatchObject([
    { reason: 'same-message', evidence: { messageId: 'sign-in', user: 'u', anonymous: 'a' } },
  ]);
  expect(personOf(made, visitor('a'))).toBe(personOf(made, user('u')));
});

test('an alias of two user ids is held, never joined', () => {
  const made = house(
    false,
    { identity: user('old') },
    { identity: user('new') },
    { type: 'alias', identity: user('new'), also: visitor('old') },
  );
  expect(made.merges).toEqual([]);
  expect(made.held).toHaveLength(1);
  expect(personOf(made, user('old'))).not.toBe(personOf(made, user('new')));
});

test('an alias of a visitor joins them', () => {
  const made = house(
    false,
    { identity: visitor('a') },
    { type: 'alias', identity: user('u'), also: visitor('a') },
  );
  expect(personOf(made, visitor('a'))).toBe(personOf(made, user('u')));
});

test('an e-mail address joins only by the rule of the workspace, and never two users', () => {
  const said = [
    { identity: user('one'), traits: email('ann@example.com') },
    { identity: user('two'), traits: email('Ann@Example.com') },
    { identity: visitor('a'), traits: email(' ann@example.com') },
  ];
  const apart = house(false, ...said);
  expect(new Set([...apart.identities.values()].map((identity) => identity.person)).size).toBe(3);
  const joined = house(true, ...said);
  expect(personOf(joined, visitor('a'))).toBe(personOf(joined, user('one')));
  expect(personOf(joined, user('two'))).not.toBe(personOf(joined, user('one')));
});

test('an undone merge is not made again by the next message, and its sides keep what came since', () => {
  const made = house(
    false,
    { identity: visitor('a') },
    { identity: user('u') },
    { identity: user('u'), also: visitor('a') },
    { identity: visitor('a') },
  );
  for (const merge of made.merges) undoMerge(made, merge);
  takeBatch(made, [messageOf({ identity: user('u'), also: visitor('a') }, 9)]);
  expect(personOf(made, visitor('a'))).not.toBe(personOf(made, user('u')));
  expect([...made.persons.values()].map((person) => person.events).sort()).toEqual([2, 3]);
});

test('who was joined because of one of two merged users goes with that one when they are parted', () => {
  const made = house(false, { identity: user('one') }, { identity: user('two') }, { identity: visitor('a') });
  mergeByHand(made, user('one'), user('two'));
  takeBatch(made, [messageOf({ identity: user('two'), also: visitor('a') }, 9)]);
  const [byHand] = made.merges;
  if (byHand !== undefined) undoMerge(made, byHand);
  expect(personOf(made, visitor('a'))).toBe(personOf(made, user('two')));
  expect(personOf(made, visitor('a'))).not.toBe(personOf(made, user('one')));
});
