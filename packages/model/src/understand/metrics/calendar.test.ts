import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketsBetween, MOST_BUCKETS, startOfBucket } from './calendar.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const HOUR = 3_600_000;

const STARTS = [
  // Moscow is three hours ahead.
  ['2026-05-14T20:59:59Z', 'day', 'Europe/Moscow', '2026-05-13T21:00:00.000Z'],
  ['2026-05-14T21:00:00Z', 'day', 'Europe/Moscow', '2026-05-14T21:00:00.000Z'],
  ['2026-05-17T20:59:59Z', 'week', 'Europe/Moscow', '2026-05-10T21:00:00.000Z'],
  ['2026-05-17T21:00:00Z', 'week', 'Europe/Moscow', '2026-05-17T21:00:00.000Z'],
  ['2026-05-31T21:00:00Z', 'month', 'Europe/Moscow', '2026-05-31T21:00:00.000Z'],
  ['2026-01-15T12:00:00Z', 'month', 'Europe/Moscow', '2025-12-31T21:00:00.000Z'],
  // It was four hours ahead until 26 October 2014.
  ['2014-10-25T22:00:00Z', 'day', 'Europe/Moscow', '2014-10-25T20:00:00.000Z'],
  ['2014-10-26T12:00:00Z', 'day', 'Europe/Moscow', '2014-10-25T20:00:00.000Z'],
  ['2014-10-27T12:00:00Z', 'day', 'Europe/Moscow', '2014-10-26T21:00:00.000Z'],
  // Berlin changes on 29 March and 25 October 2026.
  ['2026-03-29T12:00:00Z', 'day', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30T12:00:00Z', 'day', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T12:00:00Z', 'day', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26T12:00:00Z', 'day', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-10-30T12:00:00Z', 'month', 'Europe/Berlin', '2026-09-30T22:00:00.000Z'],
  // In Beirut the clock went from midnight to one, in Havana it goes from one back to midnight.
  ['2021-03-28T12:00:00Z', 'day', 'Asia/Beirut', '2021-03-27T22:00:00.000Z'],
  ['2026-11-01T12:00:00Z', 'day', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ['1969-12-31T12:00:00Z', 'week', 'UTC', '1969-12-29T00:00:00.000Z'],
  ['1968-02-29T12:00:00Z', 'month', 'UTC', '1968-02-01T00:00:00.000Z'],
] as const;

test.each(STARTS)('at %s the %s in %s began at %s', (at, step, zone, start) => {
  expect(iso(startOfBucket(Date.parse(at), step, zone))).toBe(start);
});

test('the days over a change of the clock in Berlin are 23 and 25 hours long', () => {
  const spring = bucketsBetween(
    Date.parse('2026-03-28T12:00Z'),
    Date.parse('2026-03-30T12:00Z'),
    'day',
    'Europe/Berlin',
  );
  expect(spring.map(iso)).toEqual([
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ]);
  const autumn = bucketsBetween(
    Date.parse('2026-10-24T22:00Z'),
    Date.parse('2026-10-26T22:59Z'),
    'day',
    'Europe/Berlin',
  );
  expect(autumn.map(iso)).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
});

test('weeks begin on Monday, months on the first', () => {
  const [from, to] = [Date.parse('2026-01-07T00:00Z'), Date.parse('2026-02-02T00:00Z')];
  expect(bucketsBetween(from, to, 'week', 'UTC').map((ms) => iso(ms).slice(0, 10))).toEqual([
    '2026-01-05',
    '2026-01-12',
    '2026-01-19',
    '2026-01-26',
  ]);
  expect(bucketsBetween(from, to, 'month', 'UTC').map((ms) => iso(ms).slice(0, 10))).toEqual([
    '2026-01-01',
    '2026-02-01',
  ]);
});

test('a period that ends where a bucket begins does not touch it', () => {
  const midnight = Date.parse('2026-05-14T21:00:00Z');
  expect(bucketsBetween(midnight - 1, midnight, 'day', 'Europe/Moscow')).toHaveLength(1);
  expect(bucketsBetween(midnight - 1, midnight + 1, 'day', 'Europe/Moscow')).toHaveLength(2);
  expect(bucketsBetween(midnight, midnight, 'day', 'Europe/Moscow')).toEqual([]);
});

test('the day that Samoa left out is no bucket', () => {
  const days = bucketsBetween(
    Date.parse('2011-12-29T12:00Z'),
    Date.parse('2012-01-01T00:00Z'),
    'day',
    'Pacific/Apia',
  );
  expect(days.map(iso)).toEqual([
    '2011-12-29T10:00:00.000Z',
    '2011-12-30T10:00:00.000Z',
    '2011-12-31T10:00:00.000Z',
  ]);
});

const zone = fc.constantFrom(
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'UTC',
);
const moment = fc.integer({ min: Date.parse('1990-01-01T00:00Z'), max: Date.parse('2035-01-01T00:00Z') });

test('the buckets of a period cover it without gap, and each moment lies in the bucket it says', () => {
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 1, max: 100 * 24 * HOUR }),
      fc.constantFrom('day', 'week', 'month'),
      zone,
      (from, length, step, where) => {
        const starts = bucketsBetween(from, from + length, step, where);
        expect(starts[0]).toBe(startOfBucket(from, step, where));
        expect(starts[0]).toBeLessThanOrEqual(from);
        for (const [index, start] of starts.entries()) {
          const next = starts[index + 1];
          expect(startOfBucket(start, step, where)).toBe(start);
          if (next !== undefined) expect(startOfBucket(next - 1, step, where)).toBe(start);
        }
        expect(startOfBucket(from + length - 1, step, where)).toBe(starts.at(-1));
      },
    ),
  );
});

test('what would never end and what is no zone is refused', () => {
  expect(() => bucketsBetween(0, (MOST_BUCKETS + 2) * 24 * HOUR, 'day', 'UTC')).toThrow(RangeError);
  expect(() => startOfBucket(0, 'day', 'Europe/Nowhere')).toThrow(RangeError);
  expect(() => startOfBucket(Number.NaN, 'day', 'UTC')).toThrow(RangeError);
});
