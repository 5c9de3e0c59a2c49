import type { ROUTES } from '@romashka/model/contract';

type AnyRoute = (typeof ROUTES)[number];
type Output<Schema> = Schema extends { readonly _zod: { readonly output: infer Value } } ? Value : never;
type Input<Schema> = Schema extends { readonly _zod: { readonly input: infer Value } } ? Value : never;

export type RouteId = AnyRoute['id'];
export type Method = AnyRoute['method'];
export type Role = AnyRoute['role'];
export type RouteScope = AnyRoute['scope'];
export type RouteOf<Id extends RouteId> = Extract<AnyRoute, { readonly id: Id }>;

/** What 200 carries; `undefined` for streams and files. */
export type ResponseOf<Id extends RouteId> =
  RouteOf<Id> extends { readonly response: infer Schema } ? Output<Schema> : undefined;

/** What a call of the route needs: path parameters, query, body. */
export type CallOf<Id extends RouteId> = (RouteOf<Id> extends { readonly params: infer Schema }
  ? { readonly params: Input<Schema> }
  : { readonly params?: never }) &
  (RouteOf<Id> extends { readonly query: infer Schema }
    ? { readonly query?: Input<Schema> | undefined }
    : { readonly query?: never }) &
  (RouteOf<Id> extends { readonly body: infer Schema }
    ? { readonly body: Input<Schema> }
    : { readonly body?: never });

/** Routes that answer `{ items, next }`. */
export type PagedRouteId = {
  [Id in RouteId]: ResponseOf<Id> extends { readonly items: readonly unknown[]; readonly next: string | null }
    ? Id
    : never;
}[RouteId];
export type ItemOf<Id extends PagedRouteId> =
  ResponseOf<Id> extends { readonly items: readonly (infer Item)[] } ? Item : never;
