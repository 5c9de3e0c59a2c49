import type { Json } from '../../kernel/json.ts';
import type { TimeFormat } from './time-rule.ts';
import { momentOf } from './zone-offset.ts';

const CLOCK = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${CLOCK}$`, 'i');
const DOTS = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${CLOCK}$`, 'i');
const SLASHES = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${CLOCK}$`, 'i');
const UNIX = /^\d{9,13}(?:\.\d{1,9})?$/;

/** From this number on a Unix time is in milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_FROM = 1e11;

/**
 * The moment that a cell names, in ms since 1970; null when it is none in this format.
 * A time without a zone is read in `zone`, a day alone is its start there.
 */
export function readMoment(cell: Json, format: TimeFormat, zone: string): number | null {
  const text = typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell.trim() : '';
  switch (format) {
    case 'iso':
      return calendar(ISO.exec(text), [1, 2, 3], zone);
    case 'dd.mm.yyyy':
      return calendar(DOTS.exec(text), [3, 2, 1], zone);
    case 'dd/mm/yyyy':
      return calendar(SLASHES.exec(text), [3, 2, 1], zone);
    case 'mm/dd/yyyy':
      return calendar(SLASHES.exec(text), [3, 1, 2], zone);
    case 'unix':
      return unix(text);
    case 'auto':
      return (
        calendar(ISO.exec(text), [1, 2, 3], zone) ?? calendar(DOTS.exec(text), [3, 2, 1], zone) ?? unix(text)
      );
  }
}

function unix(text: string): number | null {
  if (!UNIX.test(text)) return null;
  const value = Number(text);
  return Math.floor(value < MILLISECONDS_FROM ? value * 1000 : value);
}

/** @param places groups of year, month and day in the match; the clock's groups follow them */
function calendar(
  match: RegExpExecArray | null,
  places: readonly [number, number, number],
  zone: string,
): number | null {
  if (match === null) return null;
  const part = (group: number): number => Number(match[group] ?? 0);
  const [year, month, day] = [part(places[0]), part(places[1]), part(places[2])];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const local = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  const said = match[8];
  return said === undefined ? momentOf(local, zone) : local - saidOffset(said);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function saidOffset(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
