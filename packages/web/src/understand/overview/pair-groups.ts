import type { Scope } from '../../scope/scope.ts';
import type { Figure } from './figure.ts';
import type { UnitPair } from './headline.ts';

export type Dimension = 'unit' | 'touchpoint' | 'channel';

/** By unit; once a unit without others under it is chosen by touchpoint, once that is chosen too by channel. */
export function breakdownDimension(
  scope: Pick<Scope, 'unit' | 'touchpoint'>,
  hasUnits: (unit: string) => boolean,
): Dimension {
  if (scope.unit === undefined || hasUnits(scope.unit)) return 'unit';
  return scope.touchpoint === undefined ? 'touchpoint' : 'channel';
}

type Group = Figure & { readonly group: Readonly<Record<string, string>> };

/** This period's groups, each with the same group of the period before. */
export function pairGroups(
  now: readonly Group[],
  before: readonly Group[] | null,
  dimension: string,
): readonly UnitPair[] {
  const known = new Map((before ?? []).map((group) => [group.group[dimension] ?? '', group]));
  return now.map((group) => {
    const unit = group.group[dimension] ?? '';
    return { unit, now: group, before: known.get(unit) ?? null };
  });
}
