import type { MetricView } from '@romashka/model/contract';

/** What the figures of a kind may be grouped by, besides traits of customers; buckets of time come last. */
export function dimensionsOf(kind: MetricView['kind'], ofEvents: boolean): readonly string[] {
  if (kind === 'share') return [];
  const places = ['unit.below', 'unit', 'touchpoint', 'channel'];
  return [...places, ...(ofEvents ? ['event'] : ['survey', 'question'])];
}

/** True for a metric of events rather than of answers. */
export const isOfEvents = ({ kind, definition }: Pick<MetricView, 'kind' | 'definition'>): boolean =>
  kind === 'count' ||
  kind === 'ratio' ||
  kind === 'share' ||
  (kind === 'mean' && (definition?.event ?? '') !== '');
