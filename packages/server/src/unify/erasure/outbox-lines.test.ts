import { type IdentityId, type PersonId, workspaceId } from '@romashka/model/kernel';
import { checkMessage } from '@romashka/model/listen';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventRow, identityRow, profileRow } from '../../hot-path/facts-rows.ts';
import { identityIdOf } from '../../ids.ts';
import { namedByAlias } from './alias-mentions.ts';
import { linesOf, OUTBOX_COLUMN_NAMES, scrubLines } from './outbox-lines.ts';

const WORKSPACE = workspaceId(7);
const ANNA = identityIdOf(WORKSPACE, { kind: 'user', value: 'anna' });
const BORIS = identityIdOf(WORKSPACE, { kind: 'user', value: 'boris' });

function line(identity: IdentityId, message: Record<string, string>): string {
  const envelope = { received: 1e12, sentAt: null, source: 's', history: true, type: null, newId: () => 'm' };
  const event = checkMessage({ type: 'track', event: 'E', ...message }, envelope);
  if ('code' in event) throw new Error(event.reason);
  return eventRow(WORKSPACE, identity, 1, event);
}

test('lines of the erased give way to blanks and every other line stays where it is', () => {
  const of = { anna: line(ANNA, { userId: 'anna' }), boris: line(BORIS, { userId: 'boris' }) };
  const order = fc.array(fc.constantFrom<'anna' | 'boris'>('anna', 'boris'), { minLength: 1 });
  fc.assert(
    fc.property(order, (names) => {
      const before = names.map((name) => of[name]);
      const { text, removed } = scrubLines('events', before.join('\n'), new Set([ANNA]));
      expect(text.split('\n')).toEqual(names.map((name) => (name === 'anna' ? ' ' : of.boris)));
      expect(removed).toBe(names.filter((name) => name === 'anna').length);
      expect(scrubLines('events', text, new Set([ANNA]))).toEqual({ text, removed: 0 });
      expect(linesOf('events', text, new Set([ANNA]))).toEqual([]);
    }),
  );
});

test('an empty column stays empty', () => {
  for (const column of OUTBOX_COLUMN_NAMES)
    expect(scrubLines(column, '', new Set([ANNA]))).toEqual({ text: '', removed: 0 });
});

test('profiles go by their person, the map of identities by either end', () => {
  const person = '018f0000-0000-7000-8000-000000000001' as PersonId;
  const other = '018f0000-0000-7000-8000-000000000002' as PersonId;
  const profile = profileRow(WORKSPACE, person, 1, true, 0, []);
  expect(scrubLines('profiles', profile, new Set([person])).removed).toBe(1);
  expect(scrubLines('profiles', profile, new Set([other])).removed).toBe(0);
  const row = identityRow(WORKSPACE, ANNA, 1, person);
  expect(scrubLines('identities', row, new Set([person])).removed).toBe(1);
  expect(scrubLines('identities', row, new Set([ANNA])).removed).toBe(1);
  expect(scrubLines('identities', row, new Set([BORIS])).removed).toBe(0);
});

test('an alias of somebody else that names the erased goes, other events that do stay', () => {
  const alias = line(BORIS, { type: 'alias', userId: 'boris', previousId: 'anna' });
  expect(scrubLines('events', alias, new Set([ANNA])).removed).toBe(1);
  expect(linesOf('events', alias, new Set([ANNA]))).toEqual([]);
  const track = line(BORIS, { userId: 'boris', event: 'anna' });
  expect(scrubLines('events', track, new Set([ANNA])).removed).toBe(0);
});

test('an alias names what it calls previous as a user and as a device', () => {
  const named = namedByAlias(WORKSPACE, { previousId: ' anna ', anonymousId: 5, userId: 'boris' });
  expect(named).toEqual([
    ANNA,
    identityIdOf(WORKSPACE, { kind: 'anonymous', value: 'anna' }),
    identityIdOf(WORKSPACE, { kind: 'anonymous', value: '5' }),
  ]);
});
