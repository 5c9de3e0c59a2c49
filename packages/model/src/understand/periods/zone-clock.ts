export const DAY_MS = 86_400_000;

/** The day that the clock of a zone shows at a moment (ms since 1970), by its number since 1 January 1970. */
export function localDay(ms: number, zone: string): number {
  return Math.floor((ms + offsetAt(ms, zone)) / DAY_MS);
}

/**
 * The moment (ms since 1970) at which the clock of a zone shows `local`, itself counted in ms as if the zone were
 * UTC. Where the clock is put forward over it the moment after the gap, where it comes twice the first one.
 *
 * @throws RangeError when the zone is unknown
 */
export function momentAt(local: number, zone: string): number {
  const before = offsetAt(local - DAY_MS, zone);
  const after = offsetAt(local + DAY_MS, zone);
  if (before === after) return local - before;
  // The larger offset gives the earlier moment.
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (early + offsetAt(early, zone) === local) return early;
  if (late + offsetAt(late, zone) === local) return late;
  return firstAtOrAfter(local, early, late, zone);
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
