import { isSolid } from './figure.ts';
import type { UnitPair } from './headline.ts';

export const BREAKDOWN_SORTS = ['nps', '-nps', 'n', '-n', 'name', '-name'] as const;
export type BreakdownSort = (typeof BREAKDOWN_SORTS)[number];

/** Reads a sort out of the URL; the highest score first when it says nothing known. */
export const parseSort = (text: string): BreakdownSort =>
  BREAKDOWN_SORTS.find((known) => known === text) ?? '-nps';

type NameOf = (unit: string) => string;

function compareBy(column: string, a: UnitPair, b: UnitPair, nameOf: NameOf): number {
  if (column === 'n') return a.now.n - b.now.n;
  if (column === 'name') return nameOf(a.unit).localeCompare(nameOf(b.unit));
  return (a.now.value ?? 0) - (b.now.value ?? 0);
}

/** Rows in the order asked for. Sorted by score, those with too few answers for one come last, by their number. */
export function sortBreakdown(
  pairs: readonly UnitPair[],
  sort: BreakdownSort,
  nameOf: NameOf = (unit) => unit,
): readonly UnitPair[] {
  const down = sort.startsWith('-');
  const column = down ? sort.slice(1) : sort;
  return pairs.toSorted((a, b) => {
    if (column === 'nps' && !(isSolid(a.now) && isSolid(b.now))) {
      if (isSolid(a.now) !== isSolid(b.now)) return isSolid(a.now) ? -1 : 1;
      return b.now.n - a.now.n;
    }
    const order = compareBy(column, a, b, nameOf);
    return (down ? -order : order) || a.unit.localeCompare(b.unit);
  });
}
