import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { oneAtATime } from './one-at-a-time.ts';
import {
  addMember,
  changeMember,
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

/** The account to invite; throws Problem 409 where somebody else may have chosen its password. */
async function accountFor(
  services: Services,
  caller: Caller,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<string> {
  const known = await services.auth.ensureUser(email, name);
  if (known.created) return known.id;
  // An account without a workspace waits, with its old password, for whoever invites it next.
  if ((await membershipsOf(services, known.id)).length === 0) {
    await services.auth.removeUser(known.id);
    return (await services.auth.ensureUser(email, name)).id;
  }
  if (await ownsAllOf(services, caller, known.id)) return known.id;
  throw new Problem(
    409,
    'account-elsewhere',
    `${email} has an account in a workspace that you do not own; somebody who owns both can add it here.`,
  );
}

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
  units: [...member.units],
  since: member.since.toISOString(),
  lastSeen: member.last_seen?.toISOString() ?? null,
  pending: member.pending,
});
