import { useCallback } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { metricsText } from './metrics-text.ts';

const KNOWN = [
  'unit.below',
  'unit',
  'touchpoint',
  'channel',
  'survey',
  'question',
  'event',
  'day',
  'week',
  'month',
] as const;

/** What a grouping is called, and what a group of it is called. */
export function useDimensionNames() {
  const t = useMessages(metricsText);
  const { nameOf } = useCompanyUnits();
  const dimension = useCallback(
    (name: string): string => {
      const known = KNOWN.find((one) => one === name);
      return known === undefined
        ? t('dim_trait', { trait: name.replace(/^trait\./, '') })
        : known === 'unit.below'
          ? t('dim_below')
          : t(`dim_${known}`);
    },
    [t],
  );
  const group = useCallback(
    (name: string, key: string): string =>
      key === '' ? t('unsaid') : name === 'unit' || name === 'unit.below' ? nameOf(key) : key,
    [t, nameOf],
  );
  return { dimension, group };
}
