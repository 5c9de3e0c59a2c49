import type { CoverageView } from '@romashka/model/contract';

/** A month's share of expected cells that come by themselves and in time; the last point is the last 30 days. */
export interface CoveragePoint {
  /** Such as `2026-05`; null for the last 30 days. */
  readonly month: string | null;
  readonly inTime: number;
  readonly expected: number;
}

/** The months that have a share, in order, and after them the days up to now. */
export function coverageSeries({ months, inTime, expected }: CoverageView): readonly CoveragePoint[] {
  const past = months.flatMap(({ month, share }) => (share === null ? [] : [{ month, ...share }]));
  return [...past, { month: null, inTime, expected }];
}

/** 0..1; 0 where nothing is expected. */
export const shareOf = ({ inTime, expected }: Pick<CoveragePoint, 'inTime' | 'expected'>): number =>
  expected === 0 ? 0 : inTime / expected;
