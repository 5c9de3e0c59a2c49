import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { breakdownDimension, pairGroups } from './pair-groups.ts';

/** NPS of this period and the one before, per unit (or what is next below the scope). */
export function useBreakdown(scope: Scope) {
  const { hasUnits, nameOf } = useCompanyUnits();
  const dimension = breakdownDimension(scope, hasUnits);
  // Not the shops themselves but what stands directly below the scope, with all that stands under it.
  const group = dimension === 'unit' ? 'unit.below' : dimension;
  const params = { key: 'nps' } as const;
  const now = useApi(
    'metrics.read',
    { params, query: { ...scope.query, group } },
    { placeholderData: keepPreviousData },
  );
  const before = useApi(
    'metrics.read',
    { params, query: { ...scope.previous, group } },
    { enabled: scope.previous !== null },
  );
  return {
    dimension,
    /** What a row is called. */
    nameOf: dimension === 'unit' ? nameOf : (key: string) => key,
    query: now,
    truncated: now.data?.truncated ?? false,
    // Without a period before, the call of it is the one of now, whose answer is at hand.
    pairs: pairGroups(
      now.data?.groups ?? [],
      scope.previous === null ? null : (before.data?.groups ?? null),
      group,
    ),
  };
}
