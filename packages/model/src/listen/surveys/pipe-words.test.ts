import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipedFields, pipeWords } from './pipe-words.ts';

const KNOWN: Record<string, string | string[] | number> = {
  'answer.city': 'Москва',
  'answer.many': ['a', 'b'],
  'answer.score': 0,
  'answer.markup': '<b>{{answer.city}}</b> $& $1',
  'answer.empty': '',
};
const say = (ru: string) => pipeWords({ ru }, 'ru', (key) => KNOWN[key]);

test('fields are filled in, and what is not known leaves its other words', () => {
  expect(say('Вы из города {{answer.city}}?')).toBe('Вы из города Москва?');
  expect(say('{{ answer.city }}')).toBe('Москва');
  expect(say('Здравствуйте, {{trait.firstName|друг}}!')).toBe('Здравствуйте, друг!');
  expect(say('Здравствуйте{{trait.firstName}}!')).toBe('Здравствуйте!');
  expect(say('{{answer.empty|—}} {{answer.score}} {{answer.many}}')).toBe('— 0 a, b');
});

test('what a person wrote is put in as it is: not filled in again, not read as a pattern', () => {
  expect(say('{{answer.markup}}')).toBe('<b>{{answer.city}}</b> $& $1');
});

test('options are said by their names', () => {
  const words = pipeWords(
    { en: '{{answer.city}}' },
    'en',
    () => 'o1',
    (field, value) => `${field}=${value}`,
  );
  expect(words).toBe('answer.city=o1');
});

test('the fields of a text are found, braces that name none stay', () => {
  expect(pipedFields('{{answer.a}} {{ b|c }} {not} {{}} {{x{y}}')).toEqual(['answer.a', 'b']);
  expect(say('{{}} {x} }}{{')).toBe('{{}} {x} }}{{');
});

test('any text is read, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', '|', ' ', 'a') }), (text) => {
      expect(typeof say(text)).toBe('string');
    }),
  );
  // Two million characters in one step each; in steps that grow with the square it would take hours.
  const blanks = `{{${' '.repeat(2_000_000)}`;
  expect(pipedFields(blanks)).toEqual([]);
  expect(pipedFields('{{ '.repeat(500_000))).toEqual([]);
});
