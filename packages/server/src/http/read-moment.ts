/**
 * A moment of a request in ms since 1970: with a time or zone as it stands; a date alone is
 * its midnight in the workspace's zone.
 */
export function readMoment(text: string | undefined, timeZone: string): number | null {
  if (text === undefined || text === '') return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day === null) return Date.parse(text);
  const utc = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  // The zone's offset at that midnight, found in two steps since it may change that very day.
  const first = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(first, timeZone);
}

function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(ms / 1000) * 1000;
}
