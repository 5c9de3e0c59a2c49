import type { TreeLine } from '../../scope/company-units.ts';

/** A unit to choose: its place in the tree, and how many events name it. */
export interface UnitLine {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly n: number | null;
}

/** The tree in its order, and then the units that only events know of, those with most events first. */
export function unitLines(
  tree: readonly TreeLine[],
  seen: readonly { readonly key: string; readonly n: number }[],
): readonly UnitLine[] {
  const counts = new Map(seen.map(({ key, n }) => [key, n]));
  const placed = new Set(tree.map(({ key }) => key));
  return [
    ...tree.map(({ key, name, depth, grouping }) => ({
      id: `${grouping} ${key}`,
      key,
      name,
      depth,
      n: counts.get(key) ?? null,
    })),
    ...seen
      .filter(({ key }) => !placed.has(key))
      .map(({ key, n }) => ({ id: key, key, name: key, depth: 0, n })),
  ];
}
