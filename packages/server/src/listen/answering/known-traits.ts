import type { FieldValue } from '@romashka/model/conditions';
import { shownTraits } from '@romashka/model/unify';
import type { Rows } from '../../store/database.ts';
import { readTree } from '../../unify/customers/person-tree.store.ts';

/** What is shown of whoever an identity leads to, as conditions read it; nothing of somebody who is not known. */
export async function knownTraits(rows: Rows, identity: string): Promise<Record<string, FieldValue>> {
  const found = await rows
    .selectFrom('identity')
    .select('person')
    .where('id', '=', identity)
    .executeTakeFirst();
  if (found === undefined) return {};
  const members = await readTree(rows, found.person);
  // A trait may have any name: none of them may reach what every object has.
  const traits: Record<string, FieldValue> = Object.create(null);
  for (const { name, winner } of shownTraits(members)) {
    const value = fieldValue(winner.value);
    if (value !== undefined) traits[name] = value;
  }
  return traits;
}

function fieldValue(value: unknown): FieldValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
