import { useMemo } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import type { Bucket } from './buckets.ts';

/** Calendar days (`2026-05-01`) in words; they have no hour and so no zone of their own. */
export interface DayText {
  /** `1 May 2026`. */
  readonly full: (day: string) => string;
  /** `1 May`, with the year when it is not `thisYear`; in the form that follows "since". */
  readonly since: (day: string) => string;
  /** `1 May – 8 May 2026`, both days included. */
  readonly range: (first: string, last: string) => string;
  /** The name of a bucket, short enough for an axis. */
  readonly axis: (day: string, bucket: Bucket) => string;
  /** The name of a bucket in full. */
  readonly bucket: (day: string, bucket: Bucket) => string;
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** `thisYear` is the year that need not be said. */
export function makeDayText(language: string, thisYear: string): DayText {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const full = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayMonth = make({ day: 'numeric', month: 'long' });
  const dayMonthYear = make({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = make({ day: 'numeric', month: 'short' });
  const month = make({ month: 'short' });
  const monthYear = make({ month: 'long', year: 'numeric' });
  const weekEnd = (day: string) => new Date(at(day).getTime() + 6 * 86_400_000);
  return {
    full: (day) => full.format(at(day)),
    since: (day) => (day.startsWith(thisYear) ? dayMonth : dayMonthYear).format(at(day)),
    range: (first, last) => full.formatRange(at(first), at(last)),
    axis: (day, bucket) => {
      if (bucket !== 'month') return short.format(at(day));
      return day.slice(5, 7) === '01' ? day.slice(0, 4) : month.format(at(day));
    },
    bucket: (day, bucket) => {
      if (bucket === 'month') return monthYear.format(at(day));
      return bucket === 'week' ? full.formatRange(at(day), weekEnd(day)) : full.format(at(day));
    },
  };
}

/** Calendar days in the language of the screen. */
export function useDayText(): DayText {
  const { language, timeZone } = useLanguage();
  return useMemo(() => {
    const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(Date.now());
    return makeDayText(language, year);
  }, [language, timeZone]);
}
