import { normalQuantile } from '@romashka/model/statistics';
import { type Figure, isSolid, type SolidFigure } from './figure.ts';

/** How a figure moved between two periods; `by`, `low`, `high` are in the figure's own unit. */
export type Change =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'rise' | 'fall' | 'steady';
      readonly by: number;
      readonly low: number;
      readonly high: number;
    };

/** How wide the scale of a metric is: 200 points for NPS, 1 for a share. */
export const SCALE_WIDTH = { nps: 200, share: 1 } as const;

const Z95 = normalQuantile(0.975);

/**
 * How far the figure's 95 % interval reaches to one side. Answers that all agree give an interval
 * of no width, which would make any step look real: a reach is never taken below what one
 * dissenting answer more would make of it.
 */
function reach(figure: SolidFigure, side: 'low' | 'high', scaleWidth: number): number {
  return Math.max(Math.abs(figure[side] - figure.value), (Z95 * scaleWidth) / (figure.n + 1));
}

/**
 * The change from `before` to `now` with the interval of the difference of two independent
 * figures, made from their own intervals, which need not be symmetric (Zou and Donner, 2008). It
 * is a rise or a fall only when that interval leaves zero out. `comparisons` is how many changes
 * are looked at together: the interval widens by Bonferroni's correction, so that at most 5 % of
 * such sets hold one false alarm. Unknown when either side has too few answers.
 */
export function changeBetween(
  now: Figure,
  before: Figure | null,
  options: { readonly scaleWidth: number; readonly comparisons?: number; readonly least?: number },
): Change {
  const { scaleWidth, comparisons = 1, least } = options;
  if (before === null || !isSolid(now, least) || !isSolid(before, least)) return { kind: 'unknown' };
  const by = now.value - before.value;
  const wider = normalQuantile(1 - 0.025 / Math.max(1, comparisons)) / Z95;
  const down = Math.hypot(reach(now, 'low', scaleWidth), reach(before, 'high', scaleWidth));
  const up = Math.hypot(reach(now, 'high', scaleWidth), reach(before, 'low', scaleWidth));
  const interval = { by, low: by - wider * down, high: by + wider * up };
  if (interval.low > 0) return { kind: 'rise', ...interval };
  if (interval.high < 0) return { kind: 'fall', ...interval };
  return { kind: 'steady', ...interval };
}
