import type { Card, MetricCard } from '@romashka/model/boards';

/** A card before anything is said of it. */
export const plainCard = (id: string, part: Partial<MetricCard> = {}): MetricCard => ({
  id,
  picture: 'figure',
  size: 'medium',
  title: '',
  metric: 'nps',
  touchpoint: '',
  channel: '',
  unit: '',
  event: '',
  per: '',
  period: 'follow',
  group: '',
  ...part,
});

/** What most boards begin with. `units` says what tells places apart: the units below, or touchpoints where there are none. */
export const usualCards = (units: 'unit.below' | 'unit'): readonly Card[] => [
  plainCard('c1', { size: 'small' }),
  plainCard('c2', { size: 'small', metric: 'csat' }),
  plainCard('c3', { size: 'medium', picture: 'bars', group: units }),
  plainCard('c4', { size: 'full', picture: 'trend' }),
];
