import type { Figure, SolidFigure } from '../overview/figure.ts';
import { isSolid } from '../overview/figure.ts';
import type { Measure } from '../overview/measure.ts';
import { linearScale } from '../overview/scale.ts';

export const ROW = 30;
const MOST_BARS = 15;

export interface Bar {
  readonly name: string;
  readonly figure: SolidFigure;
  readonly y: number;
  /** The bar from zero, and its interval, in pixels. */
  readonly x: number;
  readonly width: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Groups as bars from zero, the highest first, and how many had too few answers for one. `frame` is where the bars
 * stand, in pixels.
 */
export function barsOf(
  groups: readonly { readonly name: string; readonly figure: Figure }[],
  { least }: Pick<Measure, 'least'>,
  frame: { readonly left: number; readonly right: number },
): { readonly bars: readonly Bar[]; readonly zero: number; readonly few: number; readonly more: number } {
  const solid = groups.flatMap(({ name, figure }) => (isSolid(figure, least) ? [{ name, figure }] : []));
  const shown = solid.toSorted((a, b) => b.figure.value - a.figure.value).slice(0, MOST_BARS);
  const low = Math.min(0, ...shown.map(({ figure }) => figure.low));
  const high = Math.max(0, ...shown.map(({ figure }) => figure.high));
  const place = linearScale([low, high === low ? low + 1 : high], [frame.left, frame.right]);
  const zero = place(0);
  return {
    zero,
    few: groups.length - solid.length,
    more: solid.length - shown.length,
    bars: shown.map(({ name, figure }, at) => ({
      name,
      figure,
      y: at * ROW,
      x: Math.min(zero, place(figure.value)),
      width: Math.abs(place(figure.value) - zero),
      low: place(figure.low),
      high: place(figure.high),
    })),
  };
}
