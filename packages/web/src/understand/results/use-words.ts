import { useMemo } from 'react';
import { useFormat } from '../../language/format.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useDayText } from '../overview/use-day-text.ts';
import { picturesText } from './pictures-text.ts';
import { resultsText } from './results-text.ts';

type Words = { readonly ru?: string | undefined; readonly en?: string | undefined } | null;

export interface ShareFigure {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const GROUPS = ['promoter', 'passive', 'detractor', 'more', 'same', 'less'] as const;
const isGroup = (key: string): key is (typeof GROUPS)[number] => GROUPS.some((known) => known === key);
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** What results are called and how their figures are written, in the language of the screen. */
export function useResultWords() {
  const t = useMessages(resultsText);
  const p = useMessages(picturesText);
  const format = useFormat();
  const { language } = useLanguage();
  const days = useDayText();
  return useMemo(() => {
    const percent = (value: number | null): string =>
      // Not quite all is not all, and a few in a thousand are not none.
      value === null
        ? ''
        : format.percent(value, { digits: value < 0.1 || (value > 0.99 && value < 1) ? 1 : 0 });
    const number = (value: number | null, digits = 1): string =>
      value === null ? '' : format.number(value, { digits });
    return {
      percent,
      number,
      /** Words that were asked, in this language or else the other; the key where none are known. */
      named: (text: Words, key: string): string =>
        (language === 'ru' ? text?.ru || text?.en : text?.en || text?.ru) || key,
      /** A month such as `2026-05` by its name. */
      month: (key: string): string => (MONTH.test(key) ? days.bucket(`${key}-01`, 'month') : key),
      /** A group that answers fall into by rule, or the key itself. */
      group: (key: string): string => (isGroup(key) ? p(key) : key === '' ? p('empty') : key),
      /** `34% (31% to 38%) · 1,204`. */
      share: ({ n, value, low, high }: ShareFigure): string =>
        p('shareText', {
          share: percent(value),
          low: percent(low),
          high: percent(high),
          n: format.number(n),
        }),
      /** A length of time in its largest unit. */
      time: (seconds: number): string => {
        if (seconds < 2 * MINUTE) return t('seconds', { n: Math.round(seconds) });
        if (seconds < 2 * HOUR) return t('minutes', { n: Math.round(seconds / MINUTE) });
        return seconds < 2 * DAY
          ? t('hours', { n: Math.round(seconds / HOUR) })
          : t('days', { n: Math.round(seconds / DAY) });
      },
    };
  }, [t, p, format, language, days]);
}
