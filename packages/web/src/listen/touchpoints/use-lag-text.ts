import { useCallback } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import type { Lag } from './signals.ts';
import { touchpointsText } from './touchpoints-text.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A delay in words: minutes up to an hour, then hours up to two days, then days. */
export function useLagText(): (lag: Lag) => string {
  const t = useMessages(touchpointsText);
  return useCallback(
    (lag) => {
      if (lag === 'never') return t('beyond');
      if (lag < HOUR) return t('minutes', { n: lag });
      return lag < 2 * DAY
        ? t('hours', { n: Math.ceil(lag / HOUR) })
        : t('days', { n: Math.ceil(lag / DAY) });
    },
    [t],
  );
}
