import type { Handlers } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { isUniqueViolation } from '../../store/unique-violation.ts';
import { namedUnits } from '../units/bound-units.store.ts';
import { createWorkspace } from './create-workspace.ts';
import type { Workspace } from './workspace-directory.ts';

export const workspaceHandlers = {
  'me.read': async ({ services, caller }) => {
    const { userId } = caller;
    const account =
      userId === null
        ? null
        : await services.database.kysely
            .selectFrom('auth.user')
            .select(['id', 'name', 'email'])
            .where('id', '=', userId)
            .executeTakeFirst();
    const members =
      userId === null
        ? []
        : await services.database.lookup(userId, (rows) =>
            rows.selectFrom('member').select(['workspace', 'role']).where('user_id', '=', userId).execute(),
          );
    const workspaces = await Promise.all(
      members.map(async (member) => {
        const { key, name } = await services.workspaces.byId(member.workspace);
        return { key, name, role: member.role as typeof caller.role };
      }),
    );
    const { demo, units } = await services.database.inWorkspace(caller.workspaceId, async (rows) => ({
      demo: await rows.selectFrom('demo').select(['loaded', 'total', 'finished_at']).executeTakeFirst(),
      units: await namedUnits(rows, caller.units),
    }));
    return {
      user: account ?? { id: caller.actor, name: caller.actor, email: '' },
      role: caller.role,
      units,
      workspace: viewOf(caller.workspace),
      workspaces:
        workspaces.length > 0
          ? workspaces
          : [{ key: caller.workspace.key, name: caller.workspace.name, role: caller.role }],
      demo:
        demo === undefined || demo.finished_at !== null ? null : { loaded: demo.loaded, total: demo.total },
    };
  },
  'workspaces.create': async ({ services, caller, body, note }) => {
    const taken = await services.database.asSystem((rows) =>
      rows.selectFrom('workspace').select('id').where('key', '=', body.key).executeTakeFirst(),
    );
    const keyTaken = () => new Problem(409, 'key-taken', `There is a workspace "${body.key}" already.`);
    if (taken !== undefined) throw keyTaken();
    const created = await createWorkspace(services.database, {
      key: body.key,
      name: body.name,
      timeZone: body.timeZone ?? caller.workspace.timeZone,
      locale: body.locale ?? caller.workspace.locale,
      owner: caller.userId,
      createdBy: caller.actor,
    }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? keyTaken() : error;
    });
    note(body.key);
    const workspace = await services.workspaces.byId(created.id);
    return { ...viewOf(workspace), writeKey: created.writeKey, apiToken: created.apiToken };
  },
  'workspace.update': async ({ services, caller, body, note }) => {
    const { name, timeZone, locale, eventLimit, joinByEmail, joinByPhone } = body;
    const change = Object.fromEntries(
      Object.entries({
        name,
        time_zone: timeZone,
        locale,
        event_limit: eventLimit,
        join_by_email: joinByEmail,
        join_by_phone: joinByPhone,
      }).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(change).length > 0)
      await services.database.inWorkspace(caller.workspaceId, (rows) =>
        rows.updateTable('workspace').set(change).where('id', '=', caller.workspaceId).execute(),
      );
    services.workspaces.forget();
    note(caller.workspace.key, change as Record<string, string | number | boolean>);
    return viewOf(await services.workspaces.byId(caller.workspaceId));
  },
} satisfies Partial<Handlers>;

const viewOf = ({ key, name, timeZone, locale, eventLimit, joinByEmail, joinByPhone }: Workspace) => ({
  key,
  name,
  timeZone,
  locale,
  eventLimit,
  joinByEmail,
  joinByPhone,
});
