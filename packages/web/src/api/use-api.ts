import {
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request } from './client.ts';
import type { ProblemError } from './problem.ts';
import type { CallOf, ItemOf, PagedRouteId, ResponseOf, RouteId } from './route-types.ts';

type QueryOptions<Id extends RouteId> = Omit<
  UseQueryOptions<ResponseOf<Id>, ProblemError>,
  'queryKey' | 'queryFn'
>;
type Rest<Id extends RouteId> =
  Record<never, never> extends CallOf<Id>
    ? [call?: CallOf<Id>, options?: QueryOptions<Id>]
    : [call: CallOf<Id>, options?: QueryOptions<Id>];

/** The cache key of a call: the route first, so that a route's calls can be refreshed together. */
export function apiKey<Id extends RouteId>(id: Id, call?: CallOf<Id>): readonly unknown[] {
  return call === undefined ? [id] : [id, call.params ?? {}, call.query ?? {}];
}

/** Reads a route and keeps the answer; the same call on two places of a screen is sent once. */
export function useApi<Id extends RouteId>(
  id: Id,
  ...rest: Rest<Id>
): UseQueryResult<ResponseOf<Id>, ProblemError> {
  const [call, options] = rest;
  const made = (call ?? {}) as CallOf<Id>;
  return useQuery<ResponseOf<Id>, ProblemError>({
    ...options,
    queryKey: apiKey(id, made),
    queryFn: ({ signal }) => request(id, made, signal),
  });
}

export interface Paged<Item> {
  /** All items read so far. */
  readonly items: readonly Item[];
  readonly query: UseInfiniteQueryResult<InfiniteData<PageOf<Item>>, ProblemError>;
  readonly more: boolean;
  readonly readMore: () => void;
}

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

async function readPage<Id extends PagedRouteId>(
  id: Id,
  call: CallOf<Id>,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<ItemOf<Id>>> {
  const asked: { readonly params?: unknown; readonly query?: object | undefined } = call;
  const paged = cursor === null ? asked : { ...asked, query: { ...asked.query, cursor } };
  // The compiler cannot see through the choice of a route that every paged route takes a cursor.
  return (await request(id, paged as CallOf<Id>, signal)) as unknown as PageOf<ItemOf<Id>>;
}

/** Reads a route that answers in pages; `readMore` fetches the next one after the cursor. */
export function useApiPages<Id extends PagedRouteId>(
  id: Id,
  call: CallOf<Id>,
  options: { readonly enabled?: boolean; readonly refetchInterval?: number } = {},
): Paged<ItemOf<Id>> {
  const query = useInfiniteQuery<
    PageOf<ItemOf<Id>>,
    ProblemError,
    InfiniteData<PageOf<ItemOf<Id>>>,
    readonly unknown[],
    string | null
  >({
    ...options,
    queryKey: [...apiKey(id, call), 'pages'],
    queryFn: ({ signal, pageParam }) => readPage(id, call, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    query,
    more: query.hasNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}

/** Makes the answers of `routes` stale, so that what is on the screen is read again. */
export async function refreshRoutes(client: QueryClient, routes: readonly RouteId[]): Promise<void> {
  await Promise.all(routes.map((id) => client.invalidateQueries({ queryKey: [id] })));
}

/** Calls a route that changes something, then refreshes the routes that show it. */
export function useApiAction<Id extends RouteId>(
  id: Id,
  options: { readonly invalidates?: readonly RouteId[] } = {},
): UseMutationResult<ResponseOf<Id>, ProblemError, CallOf<Id>> {
  const client = useQueryClient();
  return useMutation<ResponseOf<Id>, ProblemError, CallOf<Id>>({
    mutationFn: (call) => request(id, call),
    onSuccess: () => refreshRoutes(client, options.invalidates ?? []),
  });
}
