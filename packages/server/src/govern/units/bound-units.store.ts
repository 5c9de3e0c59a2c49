import type { Role } from '@romashka/model/govern';
import { sql } from 'kysely';
import { Problem } from '../../http/problem.ts';
import type { Rows } from '../../store/database.ts';

const MOST_NAMED = 5;

/**
 * The units that somebody of a role is to be bound to, each once. Until the transaction ends nobody
 * can remove them. Throws Problem 400 for an owner, and for units that the company does not have.
 */
export async function takeBinding(rows: Rows, role: Role, units: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(units)];
  if (wanted.length === 0) return [];
  if (role === 'owner')
    throw new Problem(
      400,
      'owner-bound',
      'An owner sees the whole company and cannot be bound to units: choose another role, or no units.',
    );
  const { rows: known } = await sql<{
    key: string;
  }>`select key from unit where key = any(${wanted}::text[]) order by key for share`.execute(rows);
  const keys = new Set(known.map(({ key }) => key));
  const unknown = wanted.filter((unit) => !keys.has(unit));
  if (unknown.length > 0) {
    const named = unknown.slice(0, MOST_NAMED).map((unit) => `"${unit}"`);
    throw new Problem(400, 'unknown-unit', `The company has no such unit: ${named.join(', ')}.`);
  }
  return wanted;
}

/** Who is bound to a unit: members by e-mail, tokens by name. */
export async function boundTo(rows: Rows, unit: string): Promise<string[]> {
  const { rows: found } = await sql<{ who: string }>`
    select u.email as who from member m join auth."user" u on u.id = m.user_id
      where m.workspace = romashka_workspace() and ${unit} = any(m.units)
    union all
    select 'token ' || t.name from api_token t
      where t.workspace = romashka_workspace() and ${unit} = any(t.units)
    order by who`.execute(rows);
  return found.map(({ who }) => who);
}

/** The names of units, in the order of their keys as given; a unit without a name is called by its key. */
export async function namedUnits(
  rows: Rows,
  keys: readonly string[],
): Promise<{ readonly key: string; readonly name: string }[]> {
  if (keys.length === 0) return [];
  const known = await rows
    .selectFrom('unit')
    .select(['key', 'name'])
    .where('key', 'in', [...keys])
    .execute();
  const names = new Map(known.map(({ key, name }) => [key, name]));
  return keys.map((key) => ({ key, name: names.get(key) ?? key }));
}
