import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trait } from '../testing/trait.ts';
import { judgePairs } from './judge-pairs.ts';
import { jaroWinkler, nameLikeness, trigramLikeness } from './likeness.ts';
import { dayOf, type MatchFacts, matchFacts, nameDayKeys, nameSounds } from './match-facts.ts';
import { HELD_FROM, scoreMatch } from './match-score.ts';
import { soundOf } from './transliterate.ts';

const NOBODY: MatchFacts = { emails: [], phones: [], names: [], birthdays: [], addresses: [] };
const facts = (known: Partial<MatchFacts>): MatchFacts => ({ ...NOBODY, ...known });

const few = (values: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }).map((list) => [...list].sort());
const person: fc.Arbitrary<MatchFacts> = fc.record({
  emails: few(['a@x.ru', 'b@x.ru', 'c@x.ru']),
  phones: few(['+79161234567', '+79160000000']),
  names: few(['Анна Соколова', 'Anna Sokolova', 'Sokolova Ana', 'Борис Ежов', 'Б. Ежов', 'Анна']),
  birthdays: few(['1990-05-01', '1991-01-05']),
  addresses: few(['тула мира 1', 'тула мира 12', 'пермь ленина 3']),
});
const FACTS = ['emails', 'phones', 'names', 'birthdays', 'addresses'] as const;

test('a score is symmetric, within 0 and 1, and its parts explain it', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      const { score, parts } = scoreMatch(one, other);
      expect(score).toBeCloseTo(scoreMatch(other, one).score, 12);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(score > 0).toBe(parts.length > 0);
      const doubt = parts.reduce((left, { likeness, weight }) => left * (1 - likeness * weight), 1);
      if (score < 1) expect(score).toBeCloseTo(1 - doubt, 12);
    }),
  );
});

test('what both are found to share never lowers the score', () => {
  const more = fc.record({
    fact: fc.constantFrom(...FACTS),
    value: fc.constantFrom('a@x.ru', '2000-01-01', 'x'),
  });
  fc.assert(
    fc.property(person, person, more, (one, other, { fact, value }) => {
      const with_ = (known: MatchFacts): MatchFacts => ({
        ...known,
        [fact]: [...new Set([...known[fact], value])].sort(),
      });
      expect(scoreMatch(with_(one), with_(other)).score).toBeGreaterThanOrEqual(
        scoreMatch(one, other).score - 1e-12,
      );
    }),
  );
});

test('what is known of one alone never lowers a score that is not certain', () => {
  fc.assert(
    fc.property(person, person, fc.constantFrom(...FACTS), (one, other, fact) => {
      const before = scoreMatch(one, other).score;
      fc.pre(before < 1);
      const told: MatchFacts = { ...one, [fact]: [...one[fact], 'zz-only-here'].sort() };
      expect(scoreMatch(told, other).score).toBeGreaterThanOrEqual(before - 1e-12);
    }),
  );
});

test('identical persons with a name and another fact score 1, a name alone does not', () => {
  fc.assert(
    fc.property(person, (one) => {
      fc.pre(one.names.length > 0 && FACTS.some((fact) => fact !== 'names' && one[fact].length > 0));
      expect(scoreMatch(one, one).score).toBe(1);
    }),
  );
  const namesake = facts({ names: ['Иван Иванов'] });
  expect(scoreMatch(namesake, namesake).score).toBeCloseTo(0.4);
});

test.each([
  ['an e-mail', { emails: ['a@x.ru'] }, true],
  ['a phone', { phones: ['+79161234567'] }, true],
  ['a birthday', { birthdays: ['1990-05-01'] }, false],
  ['a name', { names: ['Анна Соколова'] }, false],
  ['a name and a birthday', { names: ['Анна Соколова'], birthdays: ['1990-05-01'] }, true],
  ['a name and an address', { names: ['Анна Соколова'], addresses: ['тула мира 1'] }, false],
])('%s shared is held: %s -> %s', (_what, shared, held) => {
  const one = facts({ ...shared, emails: [...('emails' in shared ? shared.emails : []), 'one@x.ru'] });
  const other = facts({ ...shared, emails: [...('emails' in shared ? shared.emails : []), 'other@x.ru'] });
  expect(scoreMatch(one, other).score >= HELD_FROM).toBe(held);
});

test.each([
  ['Юлия Алексеевна', 'Yuliya Alekseevna'],
  ['Юлия', 'Julia'],
  ['Юлия', 'Iuliia'],
  ['Алексей', 'Alexey'],
  ['Щукин', 'Shchukin'],
  ['Хрущёв', 'Khrushchev'],
  ['Пётр', 'Петр'],
  ['Zoë', 'Zoe'],
])('%s sounds like %s', (one, other) => {
  expect(nameLikeness(nameSounds(one), nameSounds(other))).toBeGreaterThan(0.93);
});

test.each([
  ['Анна Соколова', 'Борис Ежов'],
  ['Анна Соколова', 'Анна Кузнецова'],
  ['Анна', 'Анна Соколова'],
  ['Иван Петров', 'Пётр Иванов'],
  ['Клиент 93', 'Клиент 933'],
])('%s is not %s', (one, other) => {
  expect(scoreMatch(facts({ names: [one] }), facts({ names: [other] })).score).toBe(0);
});

test('order of words, an initial and a missing patronymic cost little', () => {
  const like = (one: string, other: string): number => nameLikeness(nameSounds(one), nameSounds(other));
  expect(like('Соколова Анна', 'Анна Соколова')).toBe(1);
  expect(like('Анна Петровна Соколова', 'Анна Соколова')).toBeGreaterThan(0.95);
  expect(like('Б. Ежов', 'Борис Ежов')).toBeGreaterThan(0.9);
});

test('Jaro-Winkler gives the values of the paper, both ways', () => {
  for (const [one, other, value] of [
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['', 'a', 0],
  ] as const) {
    expect(jaroWinkler(one, other)).toBeCloseTo(value, 3);
    expect(jaroWinkler(other, one)).toBeCloseTo(value, 3);
  }
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(jaroWinkler(one, other)).toBe(jaroWinkler(other, one));
      expect(trigramLikeness(one, other)).toBeCloseTo(trigramLikeness(other, one), 12);
      expect(trigramLikeness(one, other)).toBeLessThanOrEqual(1);
    }),
  );
});

test('facts are read from traits by their names in both languages', () => {
  const traits = {
    ...trait('email', ' Anna@X.ru '),
    ...trait('phone', '8 916 123-45-67'),
    ...trait('name', 'Анна Соколова'),
    ...trait('дата_рождения', '01.05.1990'),
    ...trait('Адрес', 'Тула, ул. Мира, 1'),
    ...trait('birthday', 'вчера'),
  };
  expect(matchFacts([traits])).toEqual({
    emails: ['anna@x.ru'],
    phones: ['+79161234567'],
    names: ['Анна Соколова'],
    birthdays: ['1990-05-01'],
    addresses: ['тула ул мира 1'],
  });
  expect(dayOf('641520000')).toBe('');
  expect(dayOf('1700-01-01')).toBe('');
  expect(soundOf('Ёж')).toBe('ezh');
});

test('name and birthday find each other over alphabets and order', () => {
  const key = (name: string): string[] => nameDayKeys({ names: [name], birthdays: ['1990-05-01'] });
  expect(key('Соколова Юлия')).toEqual(key('Julia Sokolova'));
  expect(key('Анна')).toEqual([]);
  expect(key('Анна Петровна Соколова')).toEqual(expect.arrayContaining(key('Соколова Анна')));
});

test('pairs are judged once, only where asked, and never where too many share a thing', () => {
  const shared = facts({ emails: ['a@x.ru'], phones: ['+79161234567'] });
  const people = ['p1', 'p2', 'p3'].map((id) => ({ id, facts: shared }));
  const judged = judgePairs(new Set(['p3']), people, (one) => one === 'p1');
  expect(judged.map(({ one, other, verdict }) => [one, other, verdict])).toEqual([
    ['p1', 'p3', 'told-apart'],
    ['p2', 'p3', 'held'],
  ]);
  const office = Array.from({ length: 21 }, (_, at) => ({
    id: `o${at}`,
    facts: facts({ emails: ['info@x.ru'] }),
  }));
  expect(judgePairs(new Set(['o0']), office, () => false)).toEqual([]);
});
