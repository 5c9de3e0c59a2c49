import type { CustomerLine } from '@romashka/model/contract';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Rows } from '../../store/database.ts';
import { customerLineOf } from './customer-lines.ts';
import { findRoots, newestRoots } from './find-customers.store.ts';
import { readTrees } from './person-tree.store.ts';

/** A page of customers: the newest active first, or what a typed text finds. */
export async function listCustomers(
  rows: Rows,
  query: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: CustomerLine[]; next: string | null }> {
  const { limit } = query;
  if (query.q !== undefined && query.q.trim() !== '') {
    const offset = Number(readCursor(query.cursor, ['number'])?.[0] ?? 0);
    const roots = await findRoots(rows, query.q, { limit: limit + 1, offset });
    const next = roots.length > limit ? writeCursor([offset + limit]) : null;
    return { items: await linesOf(rows, roots.slice(0, limit)), next };
  }
  const place = readCursor(query.cursor, ['string', 'string']);
  const after = place === null ? null : { day: String(place[0]), id: String(place[1]) };
  const found = await newestRoots(rows, after, limit + 1);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const items = await linesOf(
    rows,
    found.slice(0, limit).map((one) => one.id),
  );
  // The index knows the day of activity; within what it gave, the newest stand first.
  items.sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
  return { items, next: last === undefined ? null : writeCursor([last.day, last.id]) };
}

async function linesOf(rows: Rows, roots: readonly string[]): Promise<CustomerLine[]> {
  const trees = await readTrees(rows, roots);
  return roots.flatMap((root) => {
    const members = trees.get(root);
    return members === undefined ? [] : [customerLineOf(root, members)];
  });
}
