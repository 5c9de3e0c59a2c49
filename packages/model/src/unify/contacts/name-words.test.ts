import { expect, test } from 'vitest';
import { nameWords } from './name-words.ts';

test.each([
  ['Анна Ивановна Фёдорова', ['анна', 'ивановна', 'федорова']],
  ["  O'Connor,  Mary-Jane ", ['o', 'connor', 'mary', 'jane']],
  ['José'.normalize('NFD'), ['josé'.normalize('NFC')]],
  ['Ann ann ANN', ['ann']],
  ['... — !', []],
])('%s', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

test('a name of many and long words is cut', () => {
  const words = nameWords(Array.from({ length: 40 }, (_, at) => `${'x'.repeat(90)} w${at}`).join(' '));
  expect(words).toHaveLength(8);
  expect(words[0]).toBe('x'.repeat(60));
});
