import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import type { Traits } from '../../kernel/profile.ts';
import { foldTraits, type Provenance, shownTraits } from './fold-traits.ts';

const provenance: fc.Arbitrary<Provenance> = fc.record({
  source: fc.constantFrom('site', 'crm', 'import'),
  time: fc.integer({ min: 1, max: 4 }),
  confidence: fc.constantFrom(0.5, 0.9, 1),
  basis: fc.constantFrom('contract', 'consent'),
});
const said: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('email', 'plan', 'name', '__proto__', 'constructor'),
  fc.oneof(fc.constantFrom('a', 'b', null, 1, 2, true), fc.constant([1, 2]), fc.constant({ a: 1 })),
);
const message = fc.record({ said, provenance });
type Message = { readonly said: JsonObject; readonly provenance: Provenance };

const fold = (messages: readonly Message[]): Traits =>
  messages.reduce<Traits>((known, one) => foldTraits(known, one.said, one.provenance), {});
const plain = (traits: Traits) => Object.entries(traits).sort();

test('the traits of a person do not depend on the order in which messages come', () => {
  fc.assert(
    fc.property(
      fc
        .array(message, { maxLength: 10 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        expect(plain(fold(other))).toEqual(plain(fold(one)));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the shown profile is that of all messages together, whoever they were told of', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(message, fc.nat({ max: 2 })), { maxLength: 12 }), (all) => {
      const members = [0, 1, 2].map((id) => ({
        id: String(id),
        traits: fold(all.filter(([, of]) => of === id).map(([one]) => one)),
      }));
      const together = fold(all.map(([one]) => one));
      const shown = shownTraits(members);
      expect(plain(Object.fromEntries(shown.map((trait) => [trait.name, trait.winner])))).toEqual(
        plain(together),
      );
      for (const { name, winner, from, others } of shown) {
        expect(members.find((member) => member.id === from)?.traits[name]).toEqual(winner);
        for (const other of others) expect(other.trait.time).toBeLessThanOrEqual(winner.time);
        expect(others.length + 1).toBe(members.filter((m) => Object.hasOwn(m.traits, name)).length);
      }
    }),
    { numRuns: 1_000 },
  );
});

const at = (time: number, value: string, confidence = 1): Message => ({
  said: { plan: value },
  provenance: { source: 'crm', time, confidence, basis: 'contract' },
});

test('a later word wins; at the same time the surer one does', () => {
  expect(fold([at(2, 'new'), at(1, 'old')])['plan']?.value).toBe('new');
  expect(fold([at(1, 'sure', 0.9), at(1, 'guess', 0.4)])['plan']?.value).toBe('sure');
  expect(fold([at(1, 'sure', 0.9), at(2, 'guess', 0.4)])['plan']?.value).toBe('guess');
});

test('what changes nothing gives the same object, so that nothing is written', () => {
  const known = fold([at(2, 'new')]);
  expect(foldTraits(known, { plan: 'old' }, at(1, 'old').provenance)).toBe(known);
  expect(foldTraits(known, {}, at(9, '').provenance)).toBe(known);
});
