import type { CustomerLine, CustomerPage } from '@romashka/model/contract';
import type { Scope } from '@romashka/model/govern';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Services } from '../../services.ts';
import { customerLineOf } from './customer-lines.ts';
import { findRoots } from './find-customers.store.ts';
import { newestInScope, seenOf } from './newest-in-scope.ts';
import { findRoot, readTrees } from './person-tree.store.ts';
import { lastEvent, type SeenInScope } from './scope-facts.store.ts';

/**
 * Customers for callers who are bound to units: those with something in them, told as far as it is of
 * these units. Who somebody is (name, contacts, user id) is theirs to know; what is known from elsewhere is not.
 */

/** A customer with nothing in the scope is not there: null, as for one that does not exist. */
export async function readCustomerInScope(
  services: Services,
  scope: Scope,
  id: string,
): Promise<CustomerPage | null> {
  const seen = await seenInScope(services, scope, id);
  if (seen === null) return null;
  const [line] = await linesOf(services, scope, [seen]);
  if (line === undefined) return null;
  return { ...line, traits: [], identities: [], merges: [], matches: [], mergedFrom: null };
}

/** What the scope shows of a person, whichever of their ids is given; null for nothing. */
export async function seenInScope(services: Services, scope: Scope, id: string): Promise<SeenInScope | null> {
  const root = await services.database.inWorkspace(scope.workspace, (rows) => findRoot(rows, id));
  if (root === null) return null;
  const [seen] = await seenOf(services, scope, [root], null);
  return seen ?? null;
}

/** A page of customers: the newest activity in the scope first, or what a typed text finds among them. */
export async function listCustomersInScope(
  services: Services,
  scope: Scope,
  query: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: CustomerLine[]; next: string | null }> {
  const { limit, cursor } = query;
  if (query.q !== undefined && query.q.trim() !== '') {
    const offset = Number(readCursor(cursor, ['number'])?.[0] ?? 0);
    const found = await findInScope(services, scope, query.q, offset + limit + 1);
    const next = found.length > offset + limit ? writeCursor([offset + limit]) : null;
    return { items: await linesOf(services, scope, found.slice(offset, offset + limit)), next };
  }
  const place = readCursor(cursor, ['number', 'string', 'number']);
  const after = place === null ? null : { last: Number(place[0]), person: String(place[1]) };
  // A walk looks at what there was when it began: who is active meanwhile is neither missed nor told twice.
  const until = place === null ? await lastEvent(services.facts, scope) : Number(place[2]);
  const seen = await newestInScope(services, scope, until, after, limit + 1);
  const last = seen.length > limit ? seen[limit - 1] : undefined;
  return {
    items: await linesOf(services, scope, seen.slice(0, limit)),
    next: last === undefined ? null : writeCursor([last.last, last.person, until]),
  };
}

/** So many finds of each way to find somebody are looked at: of what more than these share, more has to be typed. */
const PER_WAY = 10_000;
const CHUNK = 500;

async function findInScope(
  services: Services,
  scope: Scope,
  typed: string,
  wanted: number,
): Promise<SeenInScope[]> {
  const roots = await services.database.inWorkspace(scope.workspace, (rows) =>
    findRoots(rows, typed, { limit: PER_WAY, offset: 0, perWay: PER_WAY }),
  );
  const found: SeenInScope[] = [];
  for (let at = 0; at < roots.length && found.length < wanted; at += CHUNK)
    found.push(...(await seenOf(services, scope, roots.slice(at, at + CHUNK), null)));
  return found.slice(0, wanted);
}

async function linesOf(
  services: Services,
  scope: Scope,
  seen: readonly SeenInScope[],
): Promise<CustomerLine[]> {
  const roots = seen.map(({ person }) => person);
  const trees = await services.database.inWorkspace(scope.workspace, (rows) => readTrees(rows, roots));
  return seen.flatMap(({ person, first, last, events }) => {
    const members = trees.get(person);
    if (members === undefined) return [];
    const { id, name, email, phone, userId } = customerLineOf(person, members);
    const firstSeen = new Date(first).toISOString();
    return { id, name, email, phone, userId, firstSeen, lastSeen: new Date(last).toISOString(), events };
  });
}
