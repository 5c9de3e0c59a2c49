import type { Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { deleteRejected, findRejected, listRejected, rejectedViewOf } from './rejected.store.ts';
import { retryMessage } from './retry-message.ts';
import { settleRetry } from './settle-retry.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const rejectedHandlers = {
  'rejected.list': async ({ query, caller, services }) => {
    if (query.cursor !== undefined && !UUID.test(query.cursor))
      throw new Problem(400, 'bad-cursor', 'The cursor is not one that this list gave.');
    const wanted = {
      code: query.code ?? null,
      before: query.cursor ?? null,
      now: services.now(),
      limit: query.limit + 1,
    };
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      listRejected(rows, wanted),
    );
    const items = found.slice(0, query.limit).map(rejectedViewOf);
    return { items, next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  },

  'rejected.retry': async ({ params, body, caller, services, note }) => {
    const now = services.now();
    const row = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      findRejected(rows, params.id),
    );
    if (row === undefined) throw notFound('refused message');
    const retry = retryMessage(row, body.body, caller.workspace, now);
    const [outcome] =
      retry.submission.kind === 'refused'
        ? [{ kind: 'refused' as const, refusal: retry.submission.refusal }]
        : await services.intake.submit(caller.workspace, [retry.submission]);
    const refusal = outcome?.kind === 'refused' ? outcome.refusal : null;
    await services.database.inWorkspace(caller.workspaceId, (rows) =>
      settleRetry(rows, row, retry, refusal, now),
    );
    note(row.id, { accepted: refusal === null });
    return { accepted: refusal === null, code: refusal?.code ?? null, reason: refusal?.reason ?? null };
  },

  'rejected.discard': async ({ params, caller, services, note }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      deleteRejected(rows, params.id),
    );
    if (!gone) throw notFound('refused message');
    note(params.id);
    return { done: true as const };
  },
} satisfies Partial<Handlers>;
