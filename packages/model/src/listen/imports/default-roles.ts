import type { ColumnRole, RoleKind } from './column-role.ts';
import type { ImportKind, ImportMap } from './import-map.ts';
import {
  ANONYMOUS_ID_NAMES,
  ANSWER_PROPERTY_NAMES,
  bareName,
  EVENT_NAMES,
  MESSAGE_ID_NAMES,
  TIME_NAMES,
  TRAIT_NAMES,
  USER_ID_NAMES,
} from './known-columns.ts';
import { holdsCodes, snakeCase } from './snake-case.ts';

/** What each column of a file is, in the file's order, and where its time is. */
export interface AssignedRoles {
  readonly roles: ReadonlyMap<string, readonly ColumnRole[]>;
  readonly timeColumn: string | null;
}

type IdRole = 'userId' | 'anonymousId' | 'messageId' | 'event';

/** The ids that a file of a kind may have without a word in the map, with the names they go by. */
const FOUND_BY_NAME: Readonly<Record<ImportKind, readonly (readonly [IdRole, readonly string[]])[]>> = {
  customers: [
    ['userId', USER_ID_NAMES],
    ['anonymousId', ANONYMOUS_ID_NAMES],
  ],
  events: [
    ['userId', USER_ID_NAMES],
    ['anonymousId', ANONYMOUS_ID_NAMES],
    ['messageId', MESSAGE_ID_NAMES],
    ['event', EVENT_NAMES],
  ],
  answers: [
    ['userId', USER_ID_NAMES],
    ['anonymousId', ANONYMOUS_ID_NAMES],
    ['messageId', MESSAGE_ID_NAMES],
  ],
};

/**
 * Gives every column its roles: those of the map, and for columns that it does not name the usual
 * ones of the kind. A customers file's columns become traits, an events file's properties, an answers
 * file's the properties of an answer; ids, event name and time are known by the names they have in the field.
 */
export function assignRoles(kind: ImportKind, map: ImportMap, columns: readonly string[]): AssignedRoles {
  const roles = rolesOfMap(map, columns);
  const free = new Set(map.rest === 'ignore' ? [] : columns.filter((column) => !isSpokenFor(column, map)));
  const given = new Set<RoleKind>([...roles.values()].flat().map((role) => role.kind));
  for (const [role, names] of FOUND_BY_NAME[kind]) {
    const found = given.has(role) ? undefined : firstNamed(free, names);
    if (found === undefined) continue;
    roles.set(found, [{ kind: role }]);
    free.delete(found);
  }
  const findsTime = map.time === undefined && kind !== 'customers';
  const timeColumn = (findsTime ? firstNamed(free, TIME_NAMES) : undefined) ?? null;
  for (const column of free) if (column !== timeColumn) roles.set(column, [usualRole(kind, column)]);
  return { roles, timeColumn };
}

function rolesOfMap(map: ImportMap, columns: readonly string[]): Map<string, readonly ColumnRole[]> {
  const roles = new Map<string, readonly ColumnRole[]>();
  for (const column of columns) {
    const said = Object.hasOwn(map.columns, column) ? map.columns[column] : undefined;
    if (said !== undefined) roles.set(column, said);
  }
  return roles;
}

/** Named by the map, holding the time, or without a name: such a column gets no usual role. */
const isSpokenFor = (column: string, map: ImportMap): boolean =>
  column === '' ||
  Object.hasOwn(map.columns, column) ||
  (map.time !== undefined && 'column' in map.time && map.time.column === column);

function firstNamed(columns: ReadonlySet<string>, names: readonly string[]): string | undefined {
  const byName = new Map([...columns].map((column) => [bareName(column), column]));
  for (const name of names) {
    const column = byName.get(name);
    if (column !== undefined) return column;
  }
  return undefined;
}

function usualRole(kind: ImportKind, column: string): ColumnRole {
  const snake = snakeCase(column);
  const bare = bareName(column);
  const as = holdsCodes(column) ? 'text' : 'auto';
  if (snake === '') return { kind: 'ignore' };
  if (kind === 'customers') return { kind: 'trait', trait: TRAIT_NAMES[bare] ?? snake, as };
  const named = kind === 'answers' ? ANSWER_PROPERTY_NAMES[bare] : undefined;
  return { kind: 'property', property: named ?? snake, as };
}
