import type { CallOf, RouteId } from './route-types.ts';
import { addressOf } from './routes.ts';

export type QueryValues = Readonly<Record<string, unknown>>;

/** `?a=1&b=2`, without what is undefined, null or empty; empty when nothing is left. */
export function queryText(values: QueryValues = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Fills `:name` parts of a path, encoded; throws when one is missing, since that is a bug. */
export function fillPath(path: string, params: QueryValues = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') {
      throw new Error(`the path ${path} needs ${name}`);
    }
    return encodeURIComponent(String(value));
  });
}

type AddressPart<Call> = {
  readonly [Key in keyof Call as Key extends 'params' | 'query' ? Key : never]: Call[Key];
};

/** Path and query of a call, for fetch, links to files, and streams. */
export function routeUrl<Id extends RouteId>(id: Id, call: AddressPart<CallOf<Id>>): string {
  const { params, query } = call as {
    readonly params?: QueryValues | undefined;
    readonly query?: QueryValues | undefined;
  };
  return fillPath(addressOf(id).path, params) + queryText(query);
}
