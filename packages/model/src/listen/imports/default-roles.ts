import { holdsCodes, snakeCase } from './column-name.ts';
import type { ColumnRole } from './column-role.ts';
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

/** What each column of a file is, in the file's order, and where its time is. */
export interface AssignedRoles {
  readonly roles: ReadonlyMap<string, readonly ColumnRole[]>;
  readonly timeColumn: string | null;
}

/**
 * Gives every column its roles: those of the map, and for columns that it does not name the usual
 * ones of the kind. A customers file's columns become traits, an events file's properties, an answers
 * file's the properties of an answer; ids, event name and time are known by the names they have in the field.
 */
export function assignRoles(kind: ImportKind, map: ImportMap, columns: readonly string[]): AssignedRoles {
  const roles = new Map<string, readonly ColumnRole[]>();
  for (const column of columns) {
    const said = Object.hasOwn(map.columns, column) ? map.columns[column] : undefined;
    if (said !== undefined) roles.set(column, said);
  }
  const isTime = (column: string): boolean =>
    map.time !== undefined && 'column' in map.time && map.time.column === column;
  const free =
    map.rest === 'ignore'
      ? []
      : columns.filter((column) => !roles.has(column) && !isTime(column) && column !== '');
  const taken = new Set([...roles.values()].flat());
  const wanted: [ColumnRole, readonly string[]][] = [
    ['userId', USER_ID_NAMES],
    ['anonymousId', ANONYMOUS_ID_NAMES],
    ...(kind === 'customers' ? [] : [['messageId', MESSAGE_ID_NAMES] as [ColumnRole, readonly string[]]]),
    ...(kind === 'events' ? [['event', EVENT_NAMES] as [ColumnRole, readonly string[]]] : []),
  ];
  for (const [role, names] of wanted) {
    const found = taken.has(role) ? undefined : firstNamed(free, names, roles);
    if (found !== undefined) roles.set(found, [role]);
  }
  const timeColumn =
    map.time !== undefined || kind === 'customers' ? null : (firstNamed(free, TIME_NAMES, roles) ?? null);
  for (const column of free)
    if (!roles.has(column) && column !== timeColumn) roles.set(column, [usualRole(kind, column)]);
  return { roles, timeColumn };
}

function firstNamed(
  columns: readonly string[],
  names: readonly string[],
  given: ReadonlyMap<string, unknown>,
): string | undefined {
  const byName = new Map(
    columns.filter((column) => !given.has(column)).map((column) => [bareName(column), column]),
  );
  for (const name of names) {
    const column = byName.get(name);
    if (column !== undefined) return column;
  }
  return undefined;
}

function usualRole(kind: ImportKind, column: string): ColumnRole {
  const bare = bareName(column);
  const as = holdsCodes(column) ? 'text' : 'auto';
  if (snakeCase(column) === '') return 'ignore';
  if (kind === 'customers') return { trait: TRAIT_NAMES[bare] ?? snakeCase(column), as };
  if (kind === 'answers') return { property: ANSWER_PROPERTY_NAMES[bare] ?? snakeCase(column), as };
  return { property: snakeCase(column), as };
}
