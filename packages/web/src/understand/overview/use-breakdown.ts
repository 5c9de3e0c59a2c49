import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import type { Scope } from '../../scope/scope.ts';
import type { Figure } from './figure.ts';
import type { UnitPair } from './headline.ts';

export type Dimension = 'unit' | 'touchpoint' | 'channel';

/** By unit; once a unit is chosen by touchpoint, once that is chosen too by channel. */
export function breakdownDimension(scope: Pick<Scope, 'unit' | 'touchpoint'>): Dimension {
  if (scope.unit === undefined) return 'unit';
  return scope.touchpoint === undefined ? 'touchpoint' : 'channel';
}

type Group = Figure & { readonly group: Readonly<Record<string, string>> };

/** This period's groups, each with the same group of the period before. */
export function pairGroups(
  now: readonly Group[],
  before: readonly Group[] | null,
  dimension: Dimension,
): readonly UnitPair[] {
  const known = new Map((before ?? []).map((group) => [group.group[dimension] ?? '', group]));
  return now.map((group) => {
    const unit = group.group[dimension] ?? '';
    return { unit, now: group, before: known.get(unit) ?? null };
  });
}

/** NPS of this period and the one before, per unit (or what is next below the scope). */
export function useBreakdown(scope: Scope) {
  const dimension = breakdownDimension(scope);
  const params = { key: 'nps' } as const;
  const now = useApi(
    'metrics.read',
    { params, query: { ...scope.query, group: dimension } },
    { placeholderData: keepPreviousData },
  );
  const before = useApi(
    'metrics.read',
    { params, query: { ...scope.previous, group: dimension } },
    { enabled: scope.previous !== null },
  );
  return {
    dimension,
    query: now,
    truncated: now.data?.truncated ?? false,
    pairs: pairGroups(now.data?.groups ?? [], before.data?.groups ?? null, dimension),
  };
}
