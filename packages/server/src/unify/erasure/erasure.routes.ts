import type { erasureView } from '@romashka/model/contract';
import { z } from 'zod';
import type { Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { clearEngines, eraseCustomer } from './erase-customer.ts';
import { erasureContext } from './erasure-context.ts';
import { type Erasure, listErasures } from './erasures.store.ts';

export const erasureHandlers = {
  'customers.erase': async ({ services, caller, params, note }) => {
    const context = erasureContext(services);
    const erasure = await eraseCustomer(context, caller.workspaceId, params.id, caller.actor);
    if (erasure === null) throw notFound('customer');
    note(params.id, { erasure: erasure.id });
    // The person is gone whether or not the facts engine answers now: a job asks it again.
    const cleared = await clearEngines(context, erasure).catch((error: unknown) => {
      services.log.warn(
        { erasure: erasure.id, error: String(error) },
        'an erasure waits for the facts engine',
      );
      return erasure;
    });
    return present(cleared);
  },
  'erasures.list': async ({ services, caller, query }) => {
    const before = placeOf(query.cursor);
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      listErasures(rows, before, query.limit + 1),
    );
    const shown = found.slice(0, query.limit);
    return {
      items: shown.map(present),
      next: found.length > query.limit ? writeCursor([shown.at(-1)?.id ?? '']) : null,
    };
  },
} satisfies Partial<Handlers>;

/** The id that a cursor of the list means: any other text is no cursor of ours. */
function placeOf(cursor: string | undefined): string | null {
  const place = readCursor(cursor, ['string']);
  if (place === null) return null;
  const id = z.uuid().safeParse(place[0]);
  if (!id.success) throw new Problem(400, 'bad-cursor', 'The cursor is not one that this API gave.');
  return id.data;
}

const present = (erasure: Erasure): z.input<typeof erasureView> => ({
  id: erasure.id,
  person: erasure.person,
  requestedAt: erasure.requestedAt.toISOString(),
  requestedBy: erasure.requestedBy,
  finishedAt: erasure.finishedAt?.toISOString() ?? null,
  removed: { ...erasure.removed },
});
