import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { dayIn } from './period.ts';
import {
  changeScope,
  parseScope,
  resolveScope,
  type Scope,
  type ScopeChange,
  type ScopeSearch,
} from './scope.ts';

/** The one scope of the app: it lives in the URL and follows the person over the screens. */
export function useScope(): Scope & { readonly set: (change: ScopeChange) => void } {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { timeZone } = useLanguage();
  const today = dayIn(timeZone, Date.now());
  // The search object is new after every navigation; the scope should not be.
  const id = JSON.stringify(parseScope(search));
  const scope = useMemo(() => resolveScope(JSON.parse(id) as ScopeSearch, today), [id, today]);
  const set = useCallback(
    (change: ScopeChange) => {
      void navigate({ to: '.', search: (current) => changeScope(current, change) });
    },
    [navigate],
  );
  return useMemo(() => ({ ...scope, set }), [scope, set]);
}
