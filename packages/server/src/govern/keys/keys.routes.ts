import type { Role } from '@romashka/model/govern';
import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import { takeBinding } from '../units/bound-units.store.ts';
import { insertToken, newWriteKey } from '../workspace/create-workspace.ts';

export const keyHandlers = {
  'tokens.list': async ({ services, caller }) => {
    const tokens = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .selectFrom('api_token')
        .select(['id', 'name', 'role', 'units', 'hint', 'created_at', 'created_by', 'last_used'])
        .orderBy('created_at')
        .execute(),
    );
    return {
      items: tokens.map((token) => ({
        id: token.id,
        name: token.name,
        role: token.role as Role,
        units: token.units,
        hint: token.hint,
        createdAt: token.created_at.toISOString(),
        createdBy: token.created_by,
        lastUsed: token.last_used?.toISOString() ?? null,
      })),
    };
  },
  'tokens.create': async ({ services, caller, body, note }) => {
    const made = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const units = await takeBinding(rows, body.role, body.units ?? []);
      const { name, role } = body;
      return {
        ...(await insertToken(rows, caller.workspaceId, { name, role, units, createdBy: caller.actor })),
        units,
      };
    });
    note(made.id, { name: body.name, role: body.role, units: made.units });
    return {
      id: made.id,
      name: body.name,
      role: body.role,
      units: made.units,
      hint: made.hint,
      createdAt: made.createdAt.toISOString(),
      createdBy: caller.actor,
      lastUsed: null,
      token: made.token,
    };
  },
  'tokens.revoke': async ({ services, caller, params }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows.deleteFrom('api_token').where('id', '=', params.id).returning('id').executeTakeFirst(),
    );
    if (gone === undefined) throw notFound('token');
    await services.live.endEverywhere();
    return { done: true as const };
  },
  'writeKeys.list': async ({ services, caller }) => {
    const keys = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows.selectFrom('write_key').selectAll().orderBy('created_at').execute(),
    );
    return { items: keys.map(viewOf) };
  },
  'writeKeys.create': async ({ services, caller, body, note }) => {
    const made = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .insertInto('write_key')
        .values({
          workspace: caller.workspaceId,
          id: newId(),
          name: body.name,
          key: newWriteKey(),
          allowed_origins: body.allowedOrigins,
        })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    note(made.id, { name: body.name });
    services.workspaces.forget();
    return viewOf(made);
  },
  'writeKeys.update': async ({ services, caller, params, body, note }) => {
    const changed = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .updateTable('write_key')
        .set((e) => ({
          name: body.name ?? e.ref('name'),
          allowed_origins: body.allowedOrigins ?? e.ref('allowed_origins'),
        }))
        .where('id', '=', params.id)
        .returningAll()
        .executeTakeFirst(),
    );
    if (changed === undefined) throw notFound('write key');
    note(params.id, { name: changed.name, allowedOrigins: changed.allowed_origins });
    services.workspaces.forget();
    return viewOf(changed);
  },
  'writeKeys.revoke': async ({ services, caller, params }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows.deleteFrom('write_key').where('id', '=', params.id).returning('id').executeTakeFirst(),
    );
    if (gone === undefined) throw notFound('write key');
    services.workspaces.forget();
    return { done: true as const };
  },
} satisfies Partial<Handlers>;

const viewOf = (key: {
  id: string;
  name: string;
  key: string;
  allowed_origins: string[];
  created_at: Date;
}) => ({
  id: key.id,
  name: key.name,
  key: key.key,
  allowedOrigins: key.allowed_origins,
  createdAt: key.created_at.toISOString(),
});
