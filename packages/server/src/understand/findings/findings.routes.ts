import type { FindingView } from '@romashka/model/contract';
import type { Selectable } from 'kysely';
import type { Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound } from '../../http/problem.ts';
import type { Schema } from '../../store/schema.ts';

export const findingHandlers = {
  'findings.list': async ({ services, caller, query }) => {
    const [before] = readCursor(query.cursor, ['string']) ?? [];
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .selectFrom('finding')
        .selectAll()
        .$if(query.state !== undefined, (all) => all.where('state', '=', query.state ?? ''))
        .$if(before !== undefined, (all) => all.where((e) => e(e.cast('id', 'text'), '<', String(before))))
        .orderBy('id', 'desc')
        .limit(query.limit + 1)
        .execute(),
    );
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const next = found.length > query.limit && last !== undefined ? writeCursor([last.id]) : null;
    return { items: items.map(viewOf), next };
  },
  'findings.decide': async ({ services, caller, params, body, note }) => {
    const decided = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .updateTable('finding')
        .set({ state: body.state, decided_at: new Date(services.now()), decided_by: caller.actor })
        .where('id', '=', params.id)
        .returningAll()
        .executeTakeFirst(),
    );
    if (decided === undefined) throw notFound('finding');
    note(params.id, { state: body.state });
    return viewOf(decided);
  },
} satisfies Partial<Handlers>;

const viewOf = (row: Selectable<Schema['finding']>): FindingView => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  evidence: row.evidence as FindingView['evidence'],
  state: row.state as FindingView['state'],
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by ?? '',
});
