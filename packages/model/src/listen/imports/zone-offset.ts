const HOUR_MS = 3_600_000;
const MOST_KNOWN = 100_000;

// Making a formatter takes a hundred times as long as using it, and using it ten times as long as looking up.
const clocks = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Map<number, number>>();

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. Zones change on the quarter hour at finest. */
function offsetAt(ms: number, zone: string): number {
  const offsets = known.get(zone) ?? new Map<number, number>();
  known.set(zone, offsets);
  const quarter = Math.floor((ms * 4) / HOUR_MS);
  const found = offsets.get(quarter);
  if (found !== undefined) return found;
  if (offsets.size > MOST_KNOWN) offsets.clear();
  const offset = readOffset(ms, zone);
  offsets.set(quarter, offset);
  return offset;
}

function readOffset(ms: number, zone: string): number {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  clocks.set(zone, clock);
  const said = clock.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(said) ?? [];
  const size = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === '-' ? -size : size;
}

/**
 * The moment at which the clock of an IANA zone shows `local` (written as if it were UTC), in ms
 * since 1970. Of a time that comes twice, the first; of one that a clock change leaves out, the
 * moment as far after the change.
 */
export function momentOf(local: number, zone: string): number {
  if (zone === 'UTC') return local;
  const before = offsetAt(local - 24 * HOUR_MS, zone);
  const early = local - before;
  if (offsetAt(early, zone) === before) return early;
  const late = local - offsetAt(early, zone);
  return offsetAt(late, zone) === offsetAt(early, zone) ? late : early;
}
