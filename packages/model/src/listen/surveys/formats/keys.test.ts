import { expect, test } from 'vitest';
import { newKeys } from './keys.ts';

test('names become keys that fit, each once', () => {
  const keyOf = newKeys(['taken']);
  expect(keyOf('fine_name-1', 'q')).toBe('fine_name-1');
  expect(keyOf('fine_name-1', 'q')).toBe('fine_name-1-2');
  expect(keyOf('fine_name-1', 'q')).toBe('fine_name-1-3');
  expect(keyOf('taken', 'q')).toBe('taken-2');
  expect(keyOf('NPS Score!', 'q')).toBe('nps-score');
  expect(keyOf('1st', 'q')).toBe('q-1st');
  expect(keyOf('7', 'q')).toBe('q7');
  expect(keyOf('Вопрос', 'q')).toBe('q');
  expect(keyOf('Другой', 'q')).toBe('q-2');
});

test('every key fits, also of thousands that are called the same', () => {
  const keyOf = newKeys();
  const long = 'x'.repeat(60);
  const keys = Array.from({ length: 50_000 }, (_, at) => keyOf(at % 2 === 0 ? long : 'Ещё', 'o'));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[a-z][a-z0-9_-]{0,59}$/.test(key))).toEqual([]);
});
