import { type Change, changeBetween, SCALE_WIDTH } from './change.ts';
import { type Figure, halfWidth, isSolid } from './figure.ts';

export interface UnitPair {
  readonly unit: string;
  readonly now: Figure;
  readonly before: Figure | null;
}

/** What the first sentence of the overview has to say. */
export type Headline =
  | { readonly kind: 'no-data' }
  | { readonly kind: 'too-few'; readonly n: number }
  | {
      readonly kind: 'score';
      readonly value: number;
      readonly half: number;
      readonly n: number;
      readonly change: Change;
      readonly unit: UnitChange | null;
    };

export interface UnitChange {
  readonly unit: string;
  readonly change: Exclude<Change, { kind: 'unknown' }>;
}

/** The change of every named unit, corrected for how many units are compared. */
export function unitChanges(units: readonly UnitPair[]): ReadonlyMap<string, Change> {
  const comparisons = units.filter(
    ({ unit, now, before }) => unit !== '' && before !== null && isSolid(now) && isSolid(before),
  ).length;
  return new Map(
    units.map(({ unit, now, before }) => [
      unit,
      changeBetween(now, before, { scaleWidth: SCALE_WIDTH.nps, comparisons }),
    ]),
  );
}

function largestRealChange(units: readonly UnitPair[]): UnitChange | null {
  let largest: UnitChange | null = null;
  for (const [unit, change] of unitChanges(units)) {
    if (unit === '' || change.kind === 'unknown' || change.kind === 'steady') continue;
    if (largest === null || Math.abs(change.by) > Math.abs(largest.change.by)) largest = { unit, change };
  }
  return largest;
}

/**
 * Chooses what the headline says from this period's NPS, the period before, and both periods per
 * unit. `before` is null where there is no earlier period to compare with.
 */
export function chooseHeadline(now: Figure, before: Figure | null, units: readonly UnitPair[]): Headline {
  if (now.n === 0) return { kind: 'no-data' };
  if (!isSolid(now)) return { kind: 'too-few', n: now.n };
  return {
    kind: 'score',
    value: now.value,
    half: halfWidth(now),
    n: now.n,
    change: changeBetween(now, before, { scaleWidth: SCALE_WIDTH.nps }),
    unit: largestRealChange(units),
  };
}
