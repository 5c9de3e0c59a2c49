import { Problem } from './problem.ts';

/** The span of ClickHouse's DateTime64: what lies beyond is taken for its end. */
const FIRST_MS = Date.UTC(1900, 0, 1);
const LAST_MS = Date.UTC(2299, 11, 31);

/**
 * A moment of a request in ms since 1970: with a time or zone as it stands; a date alone is
 * its midnight in the workspace's zone. Throws Problem 400 for what is no date.
 */
export function readMoment(text: string | undefined, timeZone: string): number | null {
  if (text === undefined || text === '') return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const at = day !== null && isNoDay(day) ? Number.NaN : momentOf(text, day, timeZone);
  if (Number.isNaN(at))
    throw new Problem(400, 'bad-moment', `"${text}" is no date or time such as 2026-05-01.`);
  return Math.min(LAST_MS, Math.max(FIRST_MS, at));
}

/** JavaScript takes 31 February for 3 March. */
function isNoDay(day: RegExpExecArray): boolean {
  const date = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  return date.getUTCDate() !== Number(day[3]) || date.getUTCMonth() !== Number(day[2]) - 1;
}

function momentOf(text: string, day: RegExpExecArray | null, timeZone: string): number {
  if (day === null || text.length > day[0].length) return Date.parse(text);
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
