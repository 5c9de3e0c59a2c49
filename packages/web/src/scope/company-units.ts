import type { ResponseOf } from '../api/route-types.ts';

type Told = ResponseOf<'units.list'>;

/** A unit in the order of the tree, and how deep it stands. */
export interface TreeLine {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  /** The grouping that this line is of; a unit of several stands in each. Empty where it stands in none. */
  readonly grouping: string;
}

/** The company's units as they stand today. */
export interface CompanyUnits {
  /** The name of a unit; its key where it has none. */
  readonly nameOf: (key: string) => string;
  readonly hasUnits: (key: string) => boolean;
  readonly lines: readonly TreeLine[];
}

/** True for a unit whose key or name holds what somebody typed. */
export function isSought(unit: { readonly key: string; readonly name: string }, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  return unit.key.toLocaleLowerCase().includes(wanted) || unit.name.toLocaleLowerCase().includes(wanted);
}

/** Arranges what the server told of the units; `now` in ms since 1970. */
export function companyUnits(told: Told | undefined, now: number): CompanyUnits {
  const names = new Map((told?.items ?? []).map(({ key, name }) => [key, name]));
  const parents = new Set<string>();
  const lines: TreeLine[] = [];
  for (const grouping of told?.groupings ?? []) {
    const under = childrenToday(told?.items ?? [], grouping, now);
    for (const parent of under.keys()) if (parent !== null) parents.add(parent);
    const children = new Set([...under.values()].flat());
    const tops = [...under.keys()].filter((key): key is string => key !== null && !children.has(key));
    const walk = (key: string, depth: number): void => {
      lines.push({ key, name: names.get(key) ?? key, depth, grouping });
      for (const child of under.get(key) ?? []) walk(child, depth + 1);
    };
    for (const top of [...new Set([...(under.get(null) ?? []), ...tops])]) walk(top, 0);
  }
  lines.push(...unplaced(told?.items ?? [], lines));
  return { nameOf: (key) => names.get(key) ?? key, hasUnits: (key) => parents.has(key), lines };
}

/** Units that stand in no grouping today. */
function unplaced(items: Told['items'], lines: readonly TreeLine[]): readonly TreeLine[] {
  const placed = new Set(lines.map(({ key }) => key));
  return items
    .filter(({ key }) => !placed.has(key))
    .map(({ key, name }) => ({ key, name, depth: 0, grouping: '' }));
}

/** What stands under each unit today; null for the top. */
function childrenToday(items: Told['items'], grouping: string, now: number): Map<string | null, string[]> {
  const under = new Map<string | null, string[]>();
  for (const { key, places } of items) {
    const place = places.find(
      (one) =>
        one.grouping === grouping &&
        (one.from === null || Date.parse(one.from) <= now) &&
        (one.to === null || now < Date.parse(one.to)),
    );
    if (place === undefined) continue;
    under.set(place.parent, [...(under.get(place.parent) ?? []), key]);
  }
  return under;
}
