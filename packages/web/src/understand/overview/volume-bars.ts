import { type Bucket, type BucketFigure, nextBucket } from './buckets.ts';
import { linearScale, niceTicks } from './scale.ts';
import type { Frame } from './trend-geometry.ts';

export interface VolumeBar {
  readonly start: string;
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The period begins or ends within this bucket, so that the bar is lower than it will be. */
  readonly partial: boolean;
}

/** The bucket that suits counts over a period of `days`. */
export function volumeBucket(days: number): Bucket {
  if (days <= 45) return 'day';
  return days <= 400 ? 'week' : 'month';
}

/** The round number that the axis of counts ends with. */
export const volumeTop = (series: readonly BucketFigure[]): number =>
  niceTicks(0, Math.max(1, ...series.map((point) => point.figure.value ?? 0)), 2).at(-1) ?? 1;

/** Bars from zero within `frame` (px), `top` reaching its upper edge. */
export function volumeBars(
  series: readonly BucketFigure[],
  bucket: Bucket,
  options: { readonly frame: Frame; readonly top: number; readonly from: string; readonly to: string },
): readonly VolumeBar[] {
  const { frame, top, from, to } = options;
  const y = linearScale([0, top], [frame.bottom, frame.top]);
  const step = (frame.right - frame.left) / Math.max(1, series.length);
  const gap = Math.min(4, step * 0.25);
  return series.map(({ start, figure }, i) => {
    const n = figure.value ?? 0;
    return {
      start,
      n,
      x: frame.left + i * step + gap / 2,
      y: y(n),
      width: Math.min(step - gap, 48),
      height: frame.bottom - y(n),
      partial: start < from || nextBucket(start, bucket) > to,
    };
  });
}
