import { type Placement, unitTree, withoutSeams } from './placement.ts';

/** A unit comes under a parent (or to the top) at a moment; until its next known move. */
export interface Move {
  readonly unit: string;
  readonly parent: string | null;
  readonly from: number;
}

/** What moves made of a grouping, and which of them (by place in the list) cannot be: the unit would stand under itself. */
export interface MovedUnits {
  readonly placements: readonly Placement[];
  readonly underItself: readonly number[];
}

type Placed = Map<string, readonly Placement[]>;

/**
 * The placements of a grouping after some moves. What was before the moment of a move stays as it
 * was; a later move that is already known stays too. Pure.
 */
export function moveUnits(placements: Iterable<Placement>, moves: readonly Move[]): MovedUnits {
  const placed: Placed = new Map(unitTree(placements).of);
  const underItself: number[] = [];
  moves.forEach(({ unit, parent, from }, index) => {
    const own = placed.get(unit) ?? [];
    const to = own.find((placement) => placement.from > from)?.from ?? Number.POSITIVE_INFINITY;
    if (parent !== null && isUnder(placed, parent, unit, from, to)) {
      underItself.push(index);
      return;
    }
    const before = own.flatMap((placement) =>
      placement.from >= from ? [] : [{ ...placement, to: Math.min(placement.to, from) }],
    );
    const after = own.filter((placement) => placement.from >= to);
    placed.set(
      unit,
      withoutSeams([...before, { unit, parent, from, to }, ...after], (a, b) => a.parent === b.parent),
    );
  });
  return { placements: [...placed.values()].flat(), underItself };
}

/** True when a unit is another, or stands under it at some moment of a time. */
const isUnder = (placed: Placed, unit: string, root: string, from: number, to: number): boolean =>
  unit === root ||
  (placed.get(unit) ?? []).some((placement) => {
    const begin = Math.max(from, placement.from);
    const end = Math.min(to, placement.to);
    return placement.parent !== null && begin < end && isUnder(placed, placement.parent, root, begin, end);
  });
