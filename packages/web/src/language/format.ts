import { useMemo } from 'react';
import { useLanguage } from './language-context.ts';
import type { Language } from './languages.ts';

/** A moment as ISO 8601 text or epoch milliseconds. */
export type Moment = string | number;

export interface Format {
  /** A number with at most `digits` decimals (0 when left out). */
  readonly number: (value: number, options?: { readonly digits?: number }) => string;
  /** A proportion 0..1 as percent. */
  readonly percent: (proportion: number, options?: { readonly digits?: number }) => string;
  /** A number that always carries its sign, for changes; zero has none. */
  readonly signed: (value: number, options?: { readonly digits?: number }) => string;
  /** A calendar day such as `2026-05-01`, which no time zone moves. */
  readonly day: (day: string) => string;
  /** Two calendar days as one range: "1–31 Mar 2026". */
  readonly dayRange: (from: string, to: string) => string;
  readonly date: (moment: Moment) => string;
  readonly dateTime: (moment: Moment) => string;
  readonly time: (moment: Moment) => string;
  /** "5 minutes ago"; `now` in epoch milliseconds, the clock when left out. */
  readonly relative: (moment: Moment, now?: number) => string;
  /** "5 min. ago", for where there is little room. */
  readonly relativeShort: (moment: Moment, now?: number) => string;
  readonly bytes: (count: number) => string;
  readonly timeZone: string;
  readonly language: Language;
}

/** The sign itself; the hyphen that locales give is shorter and breaks from its number. */
const MINUS = '\u2212';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

function relative(format: Intl.RelativeTimeFormat, moment: Moment, now: number): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(Math.trunc(seconds), 'second');
}

function bytes(language: Language, count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = count;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** Numbers and dates as `language` writes them, dates in `timeZone`. */
export function makeFormat(language: Language, timeZone: string): Format {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', timeZone });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const shortAgo = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const number = (value: number, digits: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { ...options, maximumFractionDigits: digits })
      .format(value)
      .replace('-', MINUS);
  return {
    number: (value, options) => number(value, options?.digits ?? 0),
    percent: (value, options) => number(value, options?.digits ?? 0, { style: 'percent' }),
    signed: (value, options) => number(value, options?.digits ?? 0, { signDisplay: 'exceptZero' }),
    day: (text) => day.format(midnight(text)),
    dayRange: (from, to) => day.formatRange(midnight(from), midnight(to)),
    date: (moment) => date.format(new Date(moment)),
    dateTime: (moment) => dateTime.format(new Date(moment)),
    time: (moment) => time.format(new Date(moment)),
    relative: (moment, now = Date.now()) => relative(ago, moment, now),
    relativeShort: (moment, now = Date.now()) => relative(shortAgo, moment, now),
    bytes: (count) => bytes(language, count),
    timeZone,
    language,
  };
}

/** Numbers and dates in the language of the screen and the workspace's time zone. */
export function useFormat(): Format {
  const { language, timeZone } = useLanguage();
  return useMemo(() => makeFormat(language, timeZone), [language, timeZone]);
}
