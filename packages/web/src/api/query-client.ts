import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem.ts';

/** Tries again what may pass by itself (no connection, a starting server), not what was refused. */
function worthRetrying(failures: number, thrown: unknown): boolean {
  const { status } = toProblem(thrown);
  return failures < 2 && (status === 0 || status >= 502);
}

/** The cache of everything read from the API. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
