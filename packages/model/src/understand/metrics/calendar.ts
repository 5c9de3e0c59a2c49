export type BucketStep = 'day' | 'week' | 'month';

/** More buckets than any picture can show; 27 years of days. */
export const MOST_BUCKETS = 10_000;

const DAY_MS = 86_400_000;

/**
 * The first moment of the day, week (from Monday) or month that holds `ms`, in an IANA time zone; both in milliseconds
 * since 1970. Where the clock is put forward over midnight it is the moment after the gap, where midnight comes twice
 * the first one.
 *
 * @throws RangeError when the zone is unknown or `ms` is no date.
 */
export function startOfBucket(ms: number, step: BucketStep, zone: string): number {
  return firstMoment(firstDay(localDay(ms, zone), step), zone);
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
  for (let start = firstMoment(day, zone); start < to; start = firstMoment(day, zone)) {
    // A zone that crosses the date line leaves out a day, whose bucket would be empty.
    if (start !== starts.at(-1)) starts.push(start);
    if (starts.length > MOST_BUCKETS) throw new RangeError(`more than ${MOST_BUCKETS} buckets of a ${step}`);
    day = nextFirstDay(day, step);
  }
  return starts;
}

// A day of the local calendar is told by its number since 1 January 1970, whatever its length.

function localDay(ms: number, zone: string): number {
  return Math.floor((ms + offsetAt(ms, zone)) / DAY_MS);
}

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

function firstMoment(day: number, zone: string): number {
  const midnight = day * DAY_MS;
  const before = offsetAt(midnight - DAY_MS, zone);
  const after = offsetAt(midnight + DAY_MS, zone);
  if (before === after) return midnight - before;
  // The larger offset gives the earlier moment.
  const early = midnight - Math.max(before, after);
  const late = midnight - Math.min(before, after);
  if (early + offsetAt(early, zone) === midnight) return early;
  if (late + offsetAt(late, zone) === midnight) return late;
  return firstAtOrAfter(midnight, early, late, zone);
}

/** The moment between `early` and `late` from which on the clock of the zone shows `local` or later. */
function firstAtOrAfter(local: number, early: number, late: number, zone: string): number {
  let low = early;
  let high = late;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle, zone) >= local) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How far the zone's clock is ahead of UTC at that moment, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clock(zone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

// Making a formatter takes a hundred times as long as using it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, made);
  return made;
}
