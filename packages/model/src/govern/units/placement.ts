/**
 * Where a unit stands: under a parent (or at the top) of one grouping, from a moment until another.
 * Half-open, in milliseconds since 1970; infinite where it has always been so or is so until now.
 */
export interface Placement {
  readonly unit: string;
  readonly parent: string | null;
  readonly from: number;
  readonly to: number;
}

/** The times in which a unit stood somewhere, half-open, in milliseconds since 1970. */
export interface UnitSpan {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

export const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY } as const;

/** The placements of one grouping, found by unit and by parent. At every moment they form a tree. */
export interface UnitTree {
  readonly of: ReadonlyMap<string, readonly Placement[]>;
  readonly under: ReadonlyMap<string, readonly Placement[]>;
}

export function unitTree(placements: Iterable<Placement>): UnitTree {
  const of = new Map<string, Placement[]>();
  const under = new Map<string, Placement[]>();
  for (const placement of placements) {
    append(of, placement.unit, placement);
    if (placement.parent !== null) append(under, placement.parent, placement);
  }
  for (const own of of.values()) own.sort((a, b) => a.from - b.from);
  return { of, under };
}

function append(lists: Map<string, Placement[]>, key: string, placement: Placement): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [placement]);
  else list.push(placement);
}

/**
 * A unit and all that stood under it, each with the times in which it did: what a figure of the unit
 * is made of "as the tree was then". A unit that came back has several spans.
 */
export function spansUnder(tree: UnitTree, root: string): UnitSpan[] {
  return joined(spansWithin(tree, { unit: root, ...ALWAYS }));
}

/** A unit and all that stood under it within some time. */
function spansWithin(tree: UnitTree, { unit, from, to }: UnitSpan): UnitSpan[] {
  const spans = [{ unit, from, to }];
  for (const child of tree.under.get(unit) ?? []) {
    const begin = Math.max(from, child.from);
    const end = Math.min(to, child.to);
    if (begin < end) spans.push(...spansWithin(tree, { unit: child.unit, from: begin, to: end }));
  }
  return spans;
}

/** The times in which a unit stood somewhere under (or was) one of the units directly below another. */
export interface BranchSpan extends UnitSpan {
  readonly branch: string;
}

/**
 * What stood under each unit directly below another (or, for null, at the top), with the times in which it
 * did: how a figure is divided one level down "as the tree was then". What is of the unit itself is a branch
 * of its own name.
 * @param at the moment whose tree holds for all times, in ms since 1970; null for the tree as it was then
 */
export function branchesBelow(tree: UnitTree, top: string | null, at: number | null): BranchSpan[] {
  const below = top === null ? [...tops(tree)] : (tree.under.get(top) ?? []);
  const own = top === null ? [] : [{ branch: top, unit: top, ...ALWAYS }];
  if (at !== null)
    return [
      ...own,
      ...below
        .filter(({ from, to }) => from <= at && at < to)
        .flatMap(({ unit: branch }) =>
          unitsUnder(tree, branch, at).map((unit) => ({ branch, unit, ...ALWAYS })),
        ),
    ];
  const spans = below.flatMap((place) =>
    spansWithin(tree, place).map((span) => ({ branch: place.unit, ...span })),
  );
  return [...own, ...spans];
}

/** When each unit of the tree stood under no other: what is named only as a parent has always been at the top. */
function* tops({ of, under }: UnitTree): Generator<UnitSpan> {
  for (const unit of new Set([...of.keys(), ...under.keys()])) {
    let { from } = ALWAYS;
    for (const place of of.get(unit) ?? []) {
      if (place.parent === null) continue;
      if (from < place.from) yield { unit, from, to: place.from };
      from = place.to;
    }
    if (from < ALWAYS.to) yield { unit, from, to: ALWAYS.to };
  }
}

/** A unit and all that stand under it at a moment: what a figure is made of "as the tree is today". */
export function unitsUnder(tree: UnitTree, root: string, at: number): string[] {
  const units = [root];
  for (const unit of units)
    for (const child of tree.under.get(unit) ?? [])
      if (child.from <= at && at < child.to) units.push(child.unit);
  return units;
}

/** Spans of a unit that touch become one. */
function joined(spans: readonly UnitSpan[]): UnitSpan[] {
  const sorted = [...spans].sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.from - b.from));
  return withoutSeams(sorted, (a, b) => a.unit === b.unit);
}

/** Times in order, where neighbours that touch and are the same become one. */
export function withoutSeams<T extends { readonly from: number; readonly to: number }>(
  sorted: readonly T[],
  same: (a: T, b: T) => boolean,
): T[] {
  const out: T[] = [];
  for (const time of sorted) {
    const last = out.at(-1);
    if (last !== undefined && same(last, time) && last.to === time.from)
      out[out.length - 1] = { ...last, to: time.to };
    else out.push(time);
  }
  return out;
}
