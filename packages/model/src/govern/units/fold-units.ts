import { moveUnits } from './move-units.ts';
import { ALWAYS, type Placement } from './placement.ts';

/** What a company says of one of its units: a row of a file, or a change made by hand. */
export interface UnitRow {
  readonly unit: string;
  /** Null where it is not said: it stays, and a new unit is called by its key. */
  readonly name: string | null;
  /** The unit above, null for the top; undefined where the row does not move the unit. */
  readonly parent: string | null | undefined;
  readonly grouping: string;
  /**
   * From when it stands there, ms since 1970. Null: from the beginning, for a unit that stood nowhere and
   * for one of several rows that tell a unit's history; else from now on.
   */
  readonly from: number | null;
}

/** All units of a workspace with their names, and where they stand in each grouping. */
export interface Units {
  readonly names: ReadonlyMap<string, string>;
  readonly groupings: ReadonlyMap<string, readonly Placement[]>;
}

export interface FoldedUnits {
  readonly units: Units;
  readonly created: number;
  readonly renamed: number;
  readonly moved: number;
  /** Rows (by place in the list) that would put a unit under itself; all else of the list is taken. */
  readonly underItself: readonly number[];
}

/** Takes rows into the units, in order; a parent that no row tells of becomes a unit too. Pure. */
export function foldUnits(before: Units, rows: readonly UnitRow[], now: number): FoldedUnits {
  const names = new Map(before.names);
  let renamed = 0;
  for (const { unit, name, parent } of rows) {
    const known = names.get(unit);
    if (known !== undefined && name !== null && name !== known && before.names.has(unit)) renamed += 1;
    names.set(unit, name ?? known ?? unit);
    if (typeof parent === 'string' && !names.has(parent)) names.set(parent, parent);
  }
  const groupings = new Map(before.groupings);
  const underItself: number[] = [];
  let moved = 0;
  for (const grouping of new Set(rows.map((row) => row.grouping))) {
    const places = rows.flatMap((row, index) =>
      row.grouping === grouping && row.parent !== undefined ? [{ row, index }] : [],
    );
    if (places.length === 0) continue;
    const known = groupings.get(grouping) ?? [];
    const placed = new Set(known.map(({ unit }) => unit));
    const told = countBy(places.map(({ row }) => row.unit));
    const moves = places.map(({ row: { unit, parent, from } }) => ({
      unit,
      parent: parent ?? null,
      from: from ?? (placed.has(unit) && told.get(unit) === 1 ? now : ALWAYS.from),
    }));
    const result = moveUnits(known, moves);
    moved += countMoved(known, result.placements);
    for (const at of result.underItself) underItself.push(places[at]?.index ?? -1);
    groupings.set(grouping, result.placements);
  }
  return {
    units: { names, groupings },
    created: names.size - before.names.size,
    renamed,
    moved,
    underItself: underItself.sort((a, b) => a - b),
  };
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The units whose placements are not what they were. */
function countMoved(before: readonly Placement[], after: readonly Placement[]): number {
  const known = placesByUnit(before);
  return [...placesByUnit(after)].filter(([unit, places]) => known.get(unit) !== places).length;
}

/** The placements of each unit as one text, by which they are compared. */
export function placesByUnit(placements: readonly Placement[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { unit, parent, from, to } of [...placements].sort((a, b) => a.from - b.from))
    texts.set(unit, `${texts.get(unit) ?? ''}${JSON.stringify([parent, String(from), String(to)])}`);
  return texts;
}
