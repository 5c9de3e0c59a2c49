import type { FigureView } from '@romashka/model/contract';

/** A measured figure with its 95 % interval. */
export type Figure = Pick<FigureView, 'value' | 'n' | 'low' | 'high'>;

/** Below this many answers a score says more about chance than about customers. */
export const MIN_ANSWERS = 30;

/** A figure that may be shown as a number. */
export interface SolidFigure extends Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** True when the figure has a value, an interval and at least `least` answers. */
export function isSolid(figure: Figure, least = MIN_ANSWERS): figure is SolidFigure {
  return figure.n >= least && figure.value !== null && figure.low !== null && figure.high !== null;
}

/** Half of the interval's width, in the figure's own unit. */
export const halfWidth = (figure: SolidFigure): number => (figure.high - figure.low) / 2;
