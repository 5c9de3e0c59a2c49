import type { Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { accountFor, linkOf, membershipsOf, ownsAllOf } from './accounts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import {
  addMember,
  changeMember,
  findMember,
  listMembers,
  type MemberRow,
  removeMember,
} from './people.store.ts';
import { uploadPeople } from './upload-people.ts';

export const peopleHandlers = {
  'people.list': async ({ services, caller }) => {
    const members = await services.database.inWorkspace(caller.workspaceId, listMembers);
    return { items: members.map(viewOf) };
  },
  'people.invite': async ({ services, caller, body, note }) => {
    const { id, userId } = await oneAtATime(services.database, async () => {
      const user = await accountFor(services, caller, body);
      const added = await services.database.inWorkspace(caller.workspaceId, (rows) =>
        addMember(rows, caller.workspaceId, user, body.role, body.units ?? []),
      );
      return { id: added, userId: user };
    });
    if (id === null) throw new Problem(409, 'already-member', `${body.email} is a member already.`);
    const member = await services.database.inWorkspace(caller.workspaceId, (rows) => findMember(rows, id));
    if (member === undefined) throw notFound('member');
    note(id, { role: member.role, units: [...member.units] });
    const link = member.pending ? await services.auth.passwordToken(userId, 'invitation') : null;
    return { ...viewOf(member), invitation: link === null ? null : linkOf(services.publicUrl, link) };
  },
  'people.upload': uploadPeople,
  'people.update': async ({ services, caller, params, body, note }) => {
    const member = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      await changeMember(rows, params.id, body);
      return findMember(rows, params.id);
    });
    if (member === undefined) throw notFound('member');
    await services.live.endEverywhere();
    note(params.id, { role: member.role, units: [...member.units] });
    return viewOf(member);
  },
  'people.remove': async ({ services, caller, params }) => {
    await oneAtATime(services.database, async () => {
      const userId = await services.database.inWorkspace(caller.workspaceId, (rows) =>
        removeMember(rows, params.id),
      );
      if ((await membershipsOf(services, userId)).length === 0) await services.auth.removeUser(userId);
    });
    await services.live.endEverywhere();
    return { done: true as const };
  },
  'people.recover': async ({ services, caller, params }) => {
    const member = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      findMember(rows, params.id),
    );
    if (member === undefined) throw notFound('member');
    if (!(await ownsAllOf(services, caller, member.user_id)))
      throw new Problem(
        403,
        'member-elsewhere',
        'This person is also a member of workspaces that you do not own; an owner of those can help.',
      );
    return linkOf(services.publicUrl, await services.auth.passwordToken(member.user_id, 'recovery'));
  },
} satisfies Partial<Handlers>;

const viewOf = (member: MemberRow) => ({
  id: member.id,
  userId: member.user_id,
  name: member.name,
  email: member.email,
  role: member.role,
  units: [...member.units],
  since: member.since.toISOString(),
  lastSeen: member.last_seen?.toISOString() ?? null,
  pending: member.pending,
});
