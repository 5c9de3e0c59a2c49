import { expect, test } from 'vitest';
import { petals } from './petals.ts';

test('eleven petals with their share of all answers', () => {
  const daisy = petals([1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 4]);
  expect(daisy).toHaveLength(11);
  expect(daisy[0]).toEqual({ score: 0, n: 1, share: 0.125 });
  expect(daisy[4]).toEqual({ score: 4, n: 0, share: 0 });
  expect(daisy[10]).toEqual({ score: 10, n: 4, share: 0.5 });
});

test('without answers there are no shares', () => {
  expect(new Set(petals(Array.from({ length: 11 }, () => 0)).map((petal) => petal.share))).toEqual(
    new Set([null]),
  );
});

test('another number of counts is refused', () => {
  expect(() => petals([1, 2, 3])).toThrow(RangeError);
});
