import { expect, test } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { deeperThan } from './text.ts';

const nested = (depth: number, wrap: (inner: Json) => Json): Json => {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

test.each([
  ['lists', (inner: Json): Json => [0, inner]],
  ['objects', (inner: Json): Json => ({ a: 0, b: inner })],
])('depth is counted in %s', (_, wrap) => {
  expect(deeperThan(nested(0, wrap), 0)).toBe(false);
  expect(deeperThan(nested(64, wrap), 64)).toBe(false);
  expect(deeperThan(nested(65, wrap), 64)).toBe(true);
});

test('what nests without end is looked at no further than asked', () => {
  expect(
    deeperThan(
      nested(100_000, (inner) => [inner]),
      64,
    ),
  ).toBe(true);
});

test('width is not depth', () => {
  expect(deeperThan({ a: Array.from({ length: 5_000 }, () => ({})) }, 3)).toBe(false);
});
