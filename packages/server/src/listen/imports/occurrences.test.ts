import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestId } from '../../ids.ts';
import { openOccurrences } from './occurrences.ts';

test('counts each key as a Map would, also after it grew', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 9_000, size: 'max' }),
      (numbers) => {
        const occurrences = openOccurrences();
        const expected = new Map<string, number>();
        for (const key of numbers.map((number) => digestId(String(number)))) {
          const before = expected.get(key) ?? 0;
          expect(occurrences(key)).toBe(before);
          expected.set(key, before + 1);
        }
      },
    ),
    { numRuns: 5 },
  );
});
