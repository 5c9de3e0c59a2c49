import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Rows } from '../../store/database.ts';
import { findRoot, readTree } from '../customers/person-tree.store.ts';
import { holdApart, mergeByHand, undoMerge } from './change-merges.ts';
import { countMerges, mergesOf } from './merges.store.ts';

export const mergeHandlers = {
  'merges.counts': async ({ services, caller }) =>
    services.database.inWorkspace(caller.workspaceId, countMerges),
  'customers.merge': async ({ services, caller, params, body, note }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const by = caller.actor;
      const id = await mergeByHand(rows, caller.workspaceId, params.id, body.absorb, by, body.reason ?? '');
      note(params.id, { absorbed: body.absorb, merge: id });
      return mergeOf(rows, params.id, id);
    }),
  'merges.undo': async ({ services, caller, params, note }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const absorbed = await undoMerge(rows, caller.workspaceId, params.id, caller.actor);
      note(params.id, { absorbed });
      return mergeOf(rows, absorbed, params.id);
    }),
  'matches.dismiss': async ({ services, caller, params, body, note }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const one = await findRoot(rows, params.id);
      const other = await findRoot(rows, body.other);
      if (one === null || other === null) throw notFound('customer');
      await holdApart(rows, caller.workspaceId, one, other, caller.actor);
      note(params.id, { other: body.other });
      return { done: true as const };
    }),
} satisfies Partial<Handlers>;

async function mergeOf(rows: Rows, person: string, id: string) {
  const root = await findRoot(rows, person);
  const merges = root === null ? [] : await mergesOf(rows, await readTree(rows, root));
  const merge = merges.find((one) => one.id === id);
  if (merge === undefined) throw notFound('merge');
  return merge;
}
