import { expect, test } from 'vitest';
import { minutesLeft } from './time-left.ts';

test('the time left follows from the speed so far', () => {
  const first = { at: 0, done: 20_000 };
  expect(minutesLeft(first, { at: 30_000, done: 50_000 }, 200_000)).toBe(3);
  expect(minutesLeft(first, { at: 30_000, done: 190_000 }, 200_000)).toBe(0);
});

test('without a speed nothing is promised', () => {
  const first = { at: 0, done: 20_000 };
  expect(minutesLeft(first, { at: 1000, done: 60_000 }, 200_000)).toBeNull();
  expect(minutesLeft(first, { at: 60_000, done: 20_000 }, 200_000)).toBeNull();
});
