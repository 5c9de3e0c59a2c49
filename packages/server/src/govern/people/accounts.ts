import type { Caller } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';

/** The account to invite; throws Problem 409 where somebody else may have chosen its password. */
export async function accountFor(
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
export async function ownsAllOf(services: Services, caller: Caller, userId: string): Promise<boolean> {
  const owned = new Set<number>([caller.workspaceId]);
  if (caller.userId !== null)
    for (const { workspace, role } of await membershipsOf(services, caller.userId))
      if (role === 'owner') owned.add(workspace);
  return (await membershipsOf(services, userId)).every(({ workspace }) => owned.has(workspace));
}

/** The workspaces that an account is a member of, and as what. */
export const membershipsOf = (services: Services, userId: string) =>
  services.database.lookup(userId, (rows) =>
    rows.selectFrom('member').select(['workspace', 'role']).where('user_id', '=', userId).execute(),
  );

/** A one-time link with which an account chooses a password. */
export const linkOf = (publicUrl: string, { token, expires }: { token: string; expires: Date }) => ({
  link: `${publicUrl}/choose-password?token=${token}`,
  expires: expires.toISOString(),
});
