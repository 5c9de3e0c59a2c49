import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

test.each([
  ['{\n  "type": track\n}', 2, 11],
  ['{"a": 1,}', 1, 9],
  ['{"a": 1\n', 2, 1],
  ["{'a': 1}", 1, 2],
  ['[1, 2 3]', 1, 7],
  ['{"a": 01}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['', 1, 1],
  ['{} {}', 1, 4],
])('%j breaks at %i:%i', (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column });
});

test('finds nothing in JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (json, indent) => {
      expect(jsonFault(JSON.stringify(json, null, indent))).toBeNull();
    }),
  );
});

test('finds a fault exactly where JSON.parse does', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const broken = fc
    .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', ':', 'x', '\\', '\n', '0'))
    .map(([json, place, put]) => {
      const text = JSON.stringify(json);
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + 1);
    });
  fc.assert(
    fc.property(broken, (text) => {
      expect(jsonFault(text) === null).toBe(parses(text));
    }),
    { numRuns: 500 },
  );
});
