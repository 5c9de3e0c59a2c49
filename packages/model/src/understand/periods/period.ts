/** The periods one may choose; `custom` carries its own days. */
export const PERIODS = ['7d', '30d', '90d', '12m', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];
export const DEFAULT_PERIOD = '90d';

/** A calendar day such as `2026-05-01`. */
export type Day = string;

/** From the first moment of `from` up to, not including, the first moment of `to`. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;
const DAY_LENGTH = 86_400_000;

/** True for a calendar day that exists. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !DAY_FORM.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function at(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day `count` days after `day` (before, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(at(day).getTime() + count * DAY_LENGTH).toISOString().slice(0, 10);
}

/** The same day `count` months earlier; the last day of the month where there is no such day. */
export function monthsBefore(day: Day, count: number): Day {
  const date = at(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - count + 1, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** How many days a range holds. */
export function daysIn(range: DayRange): number {
  return Math.round((at(range.to).getTime() - at(range.from).getTime()) / DAY_LENGTH);
}

/** The calendar day at `now` (epoch milliseconds) in an IANA zone. */
export function dayIn(timeZone: string, now: number): Day {
  const form = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return form.format(now);
}

/** The days of a named period that ends with `today`; null for all time, and for days of one's own. */
export function rangeOf(period: Period, today: Day): DayRange | null {
  const to = addDays(today, 1);
  switch (period) {
    case '7d':
      return { from: addDays(to, -7), to };
    case '30d':
      return { from: addDays(to, -30), to };
    case '90d':
      return { from: addDays(to, -90), to };
    case '12m':
      return { from: monthsBefore(to, 12), to };
    case 'all':
    case 'custom':
      return null;
  }
}

/** The days of the same length right before a period; a year goes back by its months. */
export function rangeBefore(period: Period, { from, to }: DayRange): DayRange {
  if (period === '12m') return { from: monthsBefore(from, 12), to: from };
  return { from: addDays(from, -daysIn({ from, to })), to: from };
}
