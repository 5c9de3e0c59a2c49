import type { WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import { identityIdOf, newId } from '../../ids.ts';
import { newSecret, secretDigest } from '../../secret.ts';
import type { Rows } from '../../store/database.ts';

/** Whom an invitation is for, as a request names them. */
export type Invited =
  | { readonly customer: string }
  | { readonly userId: string }
  | { readonly anonymousId: string };

/** An identity under which somebody is known here. */
export interface KnownIdentity {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
}

/** The identity of each of them, in the order asked for; null where nobody is known by it. */
export async function findInvited(
  rows: Rows,
  workspace: WorkspaceId,
  asked: readonly Invited[],
): Promise<(KnownIdentity | null)[]> {
  const digests = asked.map((one) =>
    'customer' in one
      ? null
      : 'userId' in one
        ? identityIdOf(workspace, { kind: 'user', value: one.userId.normalize('NFC') })
        : identityIdOf(workspace, { kind: 'anonymous', value: one.anonymousId.normalize('NFC') }),
  );
  const customers = asked.flatMap((one) => ('customer' in one ? [one.customer] : []));
  const { rows: found } = await sql<KnownIdentity & { person: string }>`
    select i.id, i.kind, i.value, i.person from identity i
    where i.workspace = romashka_workspace() and i.id = any(${digests.filter((id) => id !== null)}::uuid[])
    union all
    select distinct on (p.id) i.id, i.kind, i.value, p.id as person
    from person p join person r on r.workspace = p.workspace and r.id = p.root
      join identity i on i.workspace = p.workspace and i.person = r.id
    where p.workspace = romashka_workspace() and p.id = any(${customers}::uuid[])
    order by person, kind desc, id`.execute(rows);
  const byId = new Map(found.map((identity) => [identity.id, identity]));
  const byPerson = new Map(found.map((identity) => [identity.person, identity]));
  return asked.map((one, at) =>
    'customer' in one ? (byPerson.get(one.customer) ?? null) : (byId.get(digests[at] ?? '') ?? null),
  );
}

/** A personal link that was just made; its token is told this once. */
export interface NewInvitation {
  readonly id: string;
  readonly token: string;
  readonly identity: KnownIdentity;
}

/** Makes a personal link for each identity. */
export async function insertInvitations(
  rows: Rows,
  invitation: {
    readonly workspace: number;
    readonly survey: string;
    readonly touchpoint: string;
    readonly unit: string;
    readonly channel: string;
    readonly expires: Date;
  },
  identities: readonly KnownIdentity[],
): Promise<NewInvitation[]> {
  const made = identities.map((identity) => ({
    id: newId(),
    token: newSecret(),
    identity,
  }));
  await sql`insert into survey_invitation
    (workspace, id, survey, digest, identity, identity_kind, identity_value, touchpoint, unit, channel, expires)
    select ${invitation.workspace}::int, e.id, ${invitation.survey}::uuid, e.digest, e.identity, e.kind, e.value,
      ${invitation.touchpoint}, ${invitation.unit}, ${invitation.channel}, ${invitation.expires}::timestamptz
    from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ token }) => secretDigest(token))}::text[],
      ${made.map(({ identity }) => identity.id)}::uuid[], ${made.map(({ identity }) => identity.kind)}::text[],
      ${made.map(({ identity }) => identity.value)}::text[]) as e(id, digest, identity, kind, value)`.execute(
    rows,
  );
  return made;
}
