import type { Traits, WorkspaceId } from '@romashka/model/kernel';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import { findRoot, identitiesOf, readTree } from '../customers/person-tree.store.ts';
import { namingTexts } from './naming-texts.ts';

/** Who is to be erased: persons, every identity that has its home with them, and what names them in a text. */
export interface Target {
  /** The person that is shown, or was when the erasure was asked for. */
  readonly person: string;
  readonly persons: readonly string[];
  readonly identities: readonly string[];
  readonly texts: readonly string[];
}

/** The whole merge tree that a person is part of; null when there is no such person. */
export async function targetOfPerson(rows: Rows, person: string): Promise<Target | null> {
  const root = await findRoot(rows, person);
  if (root === null) return null;
  const members = await readTree(rows, root);
  const identities = await identitiesOf(rows, root);
  return describe(rows, root, members, identities);
}

/**
 * The persons that the identities have their home with, and no others: after a restore they may
 * be in a tree again with persons from whom they had been parted before the erasure.
 */
export async function targetOfIdentities(
  rows: Rows,
  workspace: WorkspaceId,
  person: string,
  ids: readonly string[],
): Promise<Target> {
  const homes = await sql<{ home: string }>`select distinct home from identity
    where workspace = ${workspace} and id = any(${ids}::uuid[])`.execute(rows);
  const persons = homes.rows.map((row) => row.home);
  const none = ['00000000-0000-0000-0000-000000000000'];
  const members = await rows
    .selectFrom('person')
    .select(['id', 'traits'])
    .where('id', 'in', [...persons, ...none])
    .execute();
  const identities = await rows
    .selectFrom('identity')
    .select(['id', 'value'])
    .where('home', 'in', [...persons, ...none])
    .execute();
  const found = await describe(
    rows,
    person,
    members.map((member) => ({ id: member.id, traits: member.traits as Traits })),
    identities,
  );
  return { ...found, identities: [...new Set([...found.identities, ...ids])] };
}

async function describe(
  rows: Rows,
  person: string,
  members: readonly { readonly id: string; readonly traits: Traits }[],
  identities: readonly { readonly id: string; readonly value: string }[],
): Promise<Target> {
  const persons = members.map((member) => member.id);
  const contacts = await rows
    .selectFrom('contact')
    .select('value')
    .where(sql<boolean>`person = any(${persons}::uuid[])`)
    .execute();
  return {
    person,
    persons,
    identities: identities.map((identity) => identity.id),
    texts: namingTexts(
      identities.map((identity) => identity.value),
      contacts.map((contact) => contact.value),
      members.map((member) => member.traits),
    ),
  };
}
