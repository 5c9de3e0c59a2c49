import { expect, test } from 'vitest';
import { chooseBucket, fillBuckets, nextBucket } from './buckets.ts';

const none = { value: null, n: 0, low: null, high: null };
const nps = (value: number) => ({ value, n: 100, low: value - 9, high: value + 9 });

test.each([
  [30, 30_000, 'day'],
  [90, 30_000, 'week'],
  [365, 30_000, 'month'],
  [7, 10, 'day'],
  [30, 300, 'week'],
  [90, 300, 'month'],
  [365, 20, 'month'],
] as const)('%i days with %i answers are shown by %s', (days, answers, bucket) => {
  expect(chooseBucket(days, answers)).toBe(bucket);
});

test('a bucket begins where the one before ends, over months and leap days', () => {
  expect(nextBucket('2026-12-01', 'month')).toBe('2027-01-01');
  expect(nextBucket('2028-02-28', 'day')).toBe('2028-02-29');
  expect(nextBucket('2026-12-28', 'week')).toBe('2027-01-04');
});

test('holes in time are filled, order is restored, unreadable groups are left out', () => {
  const filled = fillBuckets(
    [
      { ...nps(30), group: { month: '2026-03-01' } },
      { ...nps(10), group: { month: '2026-01' } },
      { ...nps(99), group: { month: '' } },
    ],
    'month',
    none,
  );
  expect(filled.map((point) => [point.start, point.figure.n])).toEqual([
    ['2026-01-01', 100],
    ['2026-02-01', 0],
    ['2026-03-01', 100],
  ]);
});

test('an empty answer is no buckets', () => {
  expect(fillBuckets([], 'week', none)).toEqual([]);
});
