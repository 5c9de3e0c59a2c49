import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daisyPetals, petalAngle, scoreGroup } from './daisy-geometry.ts';

const size = { side: 300, inner: 40, outer: 120 };
/** How far from the centre the tip of a petal is: the first point after its first curve. */
const tipOf = (path: string): number => {
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Math.hypot((numbers[6] ?? 0) - 150, (numbers[7] ?? 0) - 150);
};

test('groups are 0-6, 7-8 and 9-10', () => {
  const groups = Array.from({ length: 11 }, (_, score) => scoreGroup(score));
  expect(groups.filter((group) => group === 'detractor')).toHaveLength(7);
  expect(groups.slice(7, 9)).toEqual(['passive', 'passive']);
  expect(groups.slice(9)).toEqual(['promoter', 'promoter']);
});

test('the scale runs clockwise from the bottom left over the top (5) to the bottom right', () => {
  expect(Math.sin(petalAngle(5))).toBeCloseTo(-1, 9);
  expect(Math.cos(petalAngle(0))).toBeLessThan(0);
  expect(Math.cos(petalAngle(10))).toBeGreaterThan(0);
});

test('length is proportional to the share', () => {
  const petals = daisyPetals([0, 0, 0, 0, 0, 25, 0, 0, 50, 0, 25], size);
  expect(tipOf(petals[8]?.path ?? '') - 40).toBeCloseTo(80, 1);
  expect(tipOf(petals[5]?.path ?? '') - 40).toBeCloseTo(40, 1);
  expect(petals[8]?.share).toBe(0.5);
  expect(petals[0]?.path).toBe('');
});

test('no answers draw no petals', () => {
  const petals = daisyPetals([], size);
  expect(petals).toHaveLength(11);
  expect(petals.every((petal) => petal.path === '' && petal.share === 0)).toBe(true);
});

test('every coordinate is a finite number inside the square, whatever the counts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 11, maxLength: 11 }), (counts) => {
      for (const petal of daisyPetals(counts, size)) {
        const numbers = `${petal.path}${petal.whole}`.match(/-?\d+(\.\d+)?/g) ?? [];
        for (const number of numbers.map(Number)) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(300);
        }
        expect(petal.path).not.toContain('NaN');
      }
    }),
  );
});
