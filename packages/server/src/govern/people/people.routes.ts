import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import {
  addMember,
  changeRole,
  findMember,
  listMembers,
  type MemberRow,
  removeMember,
} from './people.store.ts';

export const peopleHandlers = {
  'people.list': async ({ services, caller }) => {
    const members = await services.database.inWorkspace(caller.workspaceId, listMembers);
    return { items: members.map(viewOf) };
  },
  'people.invite': async ({ services, caller, body, note }) => {
    const user = await services.auth.ensureUser(body.email, body.name);
    // Who made the account elsewhere may have chosen its password: let in, it would be theirs to use here.
    if (!user.created && !(await ownsAllOf(services, caller, user.id)))
      throw new Problem(
        409,
        'account-elsewhere',
        `${body.email} has an account in a workspace that you do not own; somebody who owns both can add it here.`,
      );
    const id = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      addMember(rows, caller.workspaceId, user.id, body.role),
    );
    if (id === null) throw new Problem(409, 'already-member', `${body.email} is a member already.`);
    const member = await services.database.inWorkspace(caller.workspaceId, (rows) => findMember(rows, id));
    if (member === undefined) throw notFound('member');
    note(id, { role: body.role });
    const link = member.pending ? await services.auth.passwordToken(user.id, 'invitation') : null;
    return { ...viewOf(member), invitation: link === null ? null : linkOf(services.publicUrl, link) };
  },
  'people.update': async ({ services, caller, params, body, note }) => {
    const member = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      await changeRole(rows, params.id, body.role);
      return findMember(rows, params.id);
    });
    if (member === undefined) throw notFound('member');
    services.live.endAll();
    note(params.id, { role: body.role });
    return viewOf(member);
  },
  'people.remove': async ({ services, caller, params }) => {
    const userId = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      removeMember(rows, params.id),
    );
    services.live.endAll();
    // An account without a workspace would wait, with its old password, for whoever invites it next.
    if ((await membershipsOf(services, userId)).length === 0) await services.auth.removeUser(userId);
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

/** Whoever can set a password can act as its owner everywhere: only for members of no workspace but the caller's own. */
async function ownsAllOf(services: Services, caller: Caller, userId: string): Promise<boolean> {
  const owned = new Set<number>([caller.workspaceId]);
  if (caller.userId !== null)
    for (const { workspace, role } of await membershipsOf(services, caller.userId))
      if (role === 'owner') owned.add(workspace);
  return (await membershipsOf(services, userId)).every(({ workspace }) => owned.has(workspace));
}

const membershipsOf = (services: Services, userId: string) =>
  services.database.lookup(userId, (rows) =>
    rows.selectFrom('member').select(['workspace', 'role']).where('user_id', '=', userId).execute(),
  );

const linkOf = (publicUrl: string, { token, expires }: { token: string; expires: Date }) => ({
  link: `${publicUrl}/choose-password?token=${token}`,
  expires: expires.toISOString(),
});

const viewOf = (member: MemberRow) => ({
  id: member.id,
  userId: member.user_id,
  name: member.name,
  email: member.email,
  role: member.role,
  since: member.since.toISOString(),
  lastSeen: member.last_seen?.toISOString() ?? null,
  pending: member.pending,
});
