import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem.ts';

/** Tries again what may pass by itself (no connection, a starting server), not what was refused. */
function worthRetrying(failures: number, thrown: unknown): boolean {
  const { status } = toProblem(thrown);
  return failures < 2 && (status === 0 || status >= 502);
}

/** The cache of everything read from the API. A session that has ended shows at the next call. */
export function makeQueryClient(): QueryClient {
  const askWho = (thrown: unknown, id: unknown) => {
    const signedIn = client.getQueriesData({ queryKey: ['me.read'] }).some(([, me]) => me !== undefined);
    if (toProblem(thrown).status === 401 && id !== 'me.read' && signedIn) {
      void client.invalidateQueries({ queryKey: ['me.read'] });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (thrown, query) => askWho(thrown, query.queryKey[0]) }),
    mutationCache: new MutationCache({ onError: (thrown) => askWho(thrown, null) }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
