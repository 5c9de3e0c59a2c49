import { Readable } from 'node:stream';
import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import { readHeldState } from './export.store.ts';
import { writeExport } from './write-export.ts';

export const exportHandlers = {
  'customers.export': async ({ services, caller, params, reply }) => {
    const { workspaceId: workspace } = caller;
    const held = await services.database.inWorkspace(workspace, (rows) =>
      readHeldState(rows, workspace, params.id),
    );
    if (held === null) throw notFound('customer');
    const subject = { workspace, workspaceKey: caller.workspace.key, at: new Date(services.now()) };
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="customer-${held.root}.json"`)
      .header('cache-control', 'no-store');
    return Readable.from(writeExport(services.facts, subject, held), { objectMode: false });
  },
} satisfies Partial<Handlers>;
