import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { MAX_DEPTH, mostBytes, utf8Length } from './text.ts';

const nested = (depth: number, wrap: (inner: Json) => Json): Json => {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

test.each([
  ['lists', (inner: Json): Json => [0, inner]],
  ['objects', (inner: Json): Json => ({ a: 0, b: inner })],
])('depth is counted in %s', (_, wrap) => {
  expect(mostBytes(nested(MAX_DEPTH, wrap))).toBeLessThan(10_000);
  expect(mostBytes(nested(MAX_DEPTH + 1, wrap))).toBe(Number.POSITIVE_INFINITY);
});

test('what nests without end is looked at no further than 64 deep', () => {
  expect(mostBytes(nested(100_000, (inner) => [inner]))).toBe(Number.POSITIVE_INFINITY);
});

test('width is not depth', () => {
  expect(mostBytes({ a: Array.from({ length: 5_000 }, () => ({})) })).toBeLessThan(50_000);
});

test('no value has more bytes than were said', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'ж', '€', '😀') });
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), texts, (value, text) => {
      const written = JSON.stringify([value, { [text]: text }]);
      fc.pre(!written.includes('\\u'));
      const bytes = new TextEncoder().encode(written).length;
      expect(mostBytes(JSON.parse(written))).toBeGreaterThanOrEqual(bytes);
    }),
  );
});

test('the length of a text in bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const formed = text.toWellFormed();
      expect(utf8Length(formed)).toBe(new TextEncoder().encode(formed).length);
    }),
  );
});
