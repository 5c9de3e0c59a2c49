import { UNIT_OF } from '@romashka/model/boards';
import type { MetricView } from '@romashka/model/contract';
import { MIN_ANSWERS } from './figure.ts';

type MetricKind = MetricView['kind'];

/** What a picture has to know of the metric that it shows. */
export interface Measure {
  readonly name: string;
  readonly kind: MetricKind;
  /** The least and the greatest value; null where there is no bound. */
  readonly range: readonly [number | null, number | null];
  /** Under so many answers nothing is drawn. */
  readonly least: number;
}

export const NPS: Measure = { name: 'NPS', kind: 'nps', range: [-100, 100], least: MIN_ANSWERS };

/** How wide the scale of a measure is; 0 where it has no end. */
export const scaleWidthOf = ({ range: [low, high] }: Measure): number =>
  low === null || high === null ? 0 : high - low;

/** The least that an axis of a measure spans. */
export const leastSpan = ({ kind }: Measure): number => (UNIT_OF[kind] === 'proportion' ? 0.01 : 1);

/** The measure of a metric; a count is its own number of answers, so none of it is too few. */
export const measureOf = (
  { kind, range }: Pick<MetricView, 'kind' | 'range'>,
  name: string,
  fewest: number,
): Measure => ({ name, kind, range, least: kind === 'count' ? 1 : fewest });
