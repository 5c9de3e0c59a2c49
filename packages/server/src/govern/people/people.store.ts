import type { Role } from '@romashka/model/govern';
import { sql } from 'kysely';
import { notFound, Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import type { Rows } from '../../store/database.ts';
import { takeBinding } from '../units/bound-units.store.ts';

export interface MemberRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly units: readonly string[];
  readonly since: Date;
  readonly last_seen: Date | null;
  readonly pending: boolean;
}

export async function listMembers(rows: Rows): Promise<MemberRow[]> {
  const { rows: found } = await sql<MemberRow>`
    select m.id, m.user_id, u.name, u.email, m.role, m.units, m.since,
      (select max(s."updatedAt") from auth.session s where s."userId" = m.user_id) as last_seen,
      not exists (select 1 from auth.account a where a."userId" = m.user_id) as pending
    from member m join auth."user" u on u.id = m.user_id
    where m.workspace = romashka_workspace() order by m.since, m.id`.execute(rows);
  return found;
}

export const findMember = async (rows: Rows, id: string): Promise<MemberRow | undefined> =>
  (await listMembers(rows)).find((member) => member.id === id);

/** Adds a member, bound to units or to none; null when they are one already. Throws Problem 400 as takeBinding does. */
export async function addMember(
  rows: Rows,
  workspace: number,
  userId: string,
  role: Role,
  units: readonly string[],
): Promise<string | null> {
  const bound = await takeBinding(rows, role, units);
  const added = await rows
    .insertInto('member')
    .values({ workspace, id: newId(), user_id: userId, role, units: bound })
    .onConflict((conflict) => conflict.columns(['workspace', 'user_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}

/**
 * Changes a role, or the units that somebody is bound to; what is not named stays. Throws Problem 409
 * rather than leave the workspace without an owner, and Problem 400 as takeBinding does: who is bound
 * does not come to see everything by a change of the role alone.
 */
export async function changeMember(
  rows: Rows,
  id: string,
  change: { readonly role?: Role | undefined; readonly units?: readonly string[] | undefined },
): Promise<void> {
  if (change.role !== undefined && change.role !== 'owner') await keepAnOwner(rows, id);
  const before = await rows
    .selectFrom('member')
    .select(['role', 'units'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) throw notFound('member');
  const role = change.role ?? (before.role as Role);
  const units = await takeBinding(rows, role, change.units ?? before.units);
  await rows.updateTable('member').set({ role, units }).where('id', '=', id).execute();
}

/** Removes a member and answers whose account it was. */
export async function removeMember(rows: Rows, id: string): Promise<string> {
  await keepAnOwner(rows, id);
  const gone = await rows.deleteFrom('member').where('id', '=', id).returning('user_id').executeTakeFirst();
  if (gone === undefined) throw notFound('member');
  return gone.user_id;
}

async function keepAnOwner(rows: Rows, id: string): Promise<void> {
  const owners = await rows
    .selectFrom('member')
    .select('id')
    .where('role', '=', 'owner')
    .forUpdate()
    .execute();
  if (owners.length === 1 && owners[0]?.id === id)
    throw new Problem(
      409,
      'last-owner',
      'This is the last owner of the workspace; make another member owner first.',
    );
}
