import type { BucketFigure } from './buckets.ts';
import { changeBetween } from './change.ts';
import { isSolid, type SolidFigure } from './figure.ts';
import { leastSpan, type Measure, NPS, scaleWidthOf } from './measure.ts';
import { linearScale, niceTicks } from './scale.ts';

export interface TrendPoint {
  readonly start: string;
  readonly x: number;
  /** Null where there were too few answers for a score. */
  readonly y: number | null;
  readonly figure: BucketFigure['figure'];
  /** The step from the point before, when it is real among all the steps shown. */
  readonly step: number | null;
}

export interface Trend {
  readonly points: readonly TrendPoint[];
  /** One closed path for each run of neighbouring points with a score. */
  readonly bands: readonly string[];
  readonly lines: readonly string[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface SolidPoint {
  readonly x: number;
  readonly figure: SolidFigure;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function runsOf(
  points: readonly { x: number; figure: BucketFigure['figure'] }[],
  least: number,
): readonly SolidPoint[][] {
  const runs: SolidPoint[][] = [[]];
  for (const { x, figure } of points) {
    if (isSolid(figure, least)) runs.at(-1)?.push({ x, figure });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

const polyline = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** The step into every bucket, null where it is not real; Bonferroni over the steps compared. */
function realSteps(series: readonly BucketFigure[], measure: Measure): readonly (number | null)[] {
  const { least } = measure;
  const comparisons = series.filter(
    ({ figure }, i) => i > 0 && isSolid(figure, least) && isSolid(series[i - 1]?.figure ?? figure, least),
  ).length;
  return series.map(({ figure }, i) => {
    const before = series[i - 1]?.figure ?? null;
    const change = changeBetween(figure, before, { scaleWidth: scaleWidthOf(measure), comparisons, least });
    return change.kind === 'rise' || change.kind === 'fall' ? change.by : null;
  });
}

/**
 * Where the line, its interval band and the grid of a score's trend stand within `frame` (px).
 * The grid spans the intervals, within the range of the measure; buckets with too few answers break the line.
 */
export function trendGeometry(series: readonly BucketFigure[], frame: Frame, measure = NPS): Trend {
  const { least, range } = measure;
  const solid = series.map((point) => point.figure).filter((figure) => isSolid(figure, least));
  const low = Math.max(range[0] ?? -Infinity, Math.min(...solid.map((figure) => figure.low)));
  const high = Math.min(range[1] ?? Infinity, Math.max(...solid.map((figure) => figure.high)));
  const values = solid.length === 0 ? [0, 100] : niceTicks(low, Math.max(high, low + leastSpan(measure)), 4);
  const y = linearScale([values[0] ?? 0, values.at(-1) ?? 1], [frame.bottom, frame.top]);
  const x = linearScale([0, Math.max(0, series.length - 1)], [frame.left, frame.right]);
  const placed = series.map((point, i) => ({ ...point, x: x(i) }));
  const steps = realSteps(series, measure);
  const runs = runsOf(placed, least);
  return {
    points: placed.map(({ start, x: at, figure }, i) => ({
      start,
      x: round(at),
      y: isSolid(figure, least) ? round(y(figure.value)) : null,
      figure,
      step: steps[i] ?? null,
    })),
    lines: runs.map((run) => polyline(run.map((point) => [point.x, y(point.figure.value)]))),
    bands: runs
      .filter((run) => run.length > 1)
      .map((run) => {
        const upper = run.map((point) => [point.x, y(point.figure.high)] as const);
        const lower = run.map((point) => [point.x, y(point.figure.low)] as const).reverse();
        return `${polyline([...upper, ...lower])}Z`;
      }),
    ticks: values.map((value) => ({ value, y: round(y(value)) })),
  };
}
