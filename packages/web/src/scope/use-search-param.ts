import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * A filter, tab or sort of a screen, kept in the URL under `name`, so that Back and shared links
 * work. Empty when absent. `replace` keeps typing out of the history.
 */
export function useSearchParam(
  name: string,
  options: { readonly replace?: boolean } = {},
): readonly [string, (value: string | null) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const replace = options.replace ?? false;
  const set = useCallback(
    (value: string | null) => {
      void navigate({
        to: '.',
        replace,
        search: (current) => ({ ...current, [name]: value || undefined }),
      });
    },
    [navigate, name, replace],
  );
  const value = search[name];
  return [typeof value === 'string' ? value : '', set];
}
