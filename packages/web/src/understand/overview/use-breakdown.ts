import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import type { Scope } from '../../scope/scope.ts';
import { breakdownDimension, pairGroups } from './pair-groups.ts';

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
