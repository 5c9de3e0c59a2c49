import type { Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { verifyAudit } from './audit.store.ts';

export const auditHandlers = {
  'audit.list': async ({ services, caller, query }) => {
    const before = readCursor(query.cursor, ['number'])?.[0];
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) => {
      let select = rows
        .selectFrom('audit')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(query.limit + 1);
      if (before !== undefined) select = select.where('seq', '<', Number(before));
      if (query.action !== undefined) select = select.where('action', '=', query.action);
      return select.execute();
    });
    const shown = found.slice(0, query.limit);
    return {
      items: shown.map((row) => ({
        seq: row.seq,
        at: row.at.toISOString(),
        actor: row.actor,
        action: row.action,
        target: row.target,
        detail: row.detail as never,
        ip: row.ip,
        requestId: row.request_id,
        hash: row.hash,
      })),
      next: found.length > query.limit ? writeCursor([shown.at(-1)?.seq ?? 0]) : null,
    };
  },
  'audit.verify': async ({ services, caller }) =>
    services.database.inWorkspace(caller.workspaceId, verifyAudit),
} satisfies Partial<Handlers>;
