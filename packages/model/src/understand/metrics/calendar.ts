import { DAY_MS, localDay, momentAt } from '../periods/zone-clock.ts';

export type BucketStep = 'day' | 'week' | 'month';

/** More buckets than any picture can show; 27 years of days. */
export const MOST_BUCKETS = 10_000;

/**
 * The first moment of the day, week (from Monday) or month that holds `ms`, in an IANA time zone; both in milliseconds
 * since 1970. Where the clock is put forward over midnight it is the moment after the gap, where midnight comes twice
 * the first one.
 *
 * @throws RangeError when the zone is unknown or `ms` is no date.
 */
export function startOfBucket(ms: number, step: BucketStep, zone: string): number {
  return midnightOf(firstDay(localDay(ms, zone), step), zone);
}

/**
 * The first moments of all buckets that share time with the period from `from` up to, not including, `to`, in order; the
 * first may lie before `from`. Empty when the period is.
 *
 * @throws RangeError when there would be more than MOST_BUCKETS or the zone is unknown.
 */
export function bucketsBetween(from: number, to: number, step: BucketStep, zone: string): readonly number[] {
  const starts: number[] = [];
  if (!(from < to)) return starts;
  let day = firstDay(localDay(from, zone), step);
  for (let start = midnightOf(day, zone); start < to; start = midnightOf(day, zone)) {
    // A zone that crosses the date line leaves out a day, whose bucket would be empty.
    if (start !== starts.at(-1)) starts.push(start);
    if (starts.length > MOST_BUCKETS) throw new RangeError(`more than ${MOST_BUCKETS} buckets of a ${step}`);
    day = nextFirstDay(day, step);
  }
  return starts;
}

// A day of the local calendar is told by its number since 1 January 1970, whatever its length.

function firstDay(day: number, step: BucketStep): number {
  switch (step) {
    case 'day':
      return day;
    case 'week':
      // Day 0 was a Thursday.
      return day - ((((day + 3) % 7) + 7) % 7);
    case 'month':
      return day - new Date(day * DAY_MS).getUTCDate() + 1;
  }
}

function nextFirstDay(first: number, step: BucketStep): number {
  switch (step) {
    case 'day':
      return first + 1;
    case 'week':
      return first + 7;
    case 'month':
      return firstDay(first + 31, 'month');
  }
}

const midnightOf = (day: number, zone: string): number => momentAt(day * DAY_MS, zone);
