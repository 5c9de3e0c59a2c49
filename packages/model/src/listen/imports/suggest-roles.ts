import type { ColumnRole } from './column-role.ts';
import { assignRoles } from './default-roles.ts';
import type { ImportKind, ImportMap } from './import-map.ts';
import { ANSWER_PROPERTY_NAMES, bareName, EVENT_NAMES, TIME_NAMES } from './known-columns.ts';

/** What a column would be, in the shape in which a person is asked: one word and, for some, a name. */
export interface SuggestedRole {
  readonly kind: ColumnRole['kind'] | 'time';
  /** The trait or property that it fills, or the type of the question that it answers; '' for others. */
  readonly name: string;
}

/** What each column of a file would be under a map: what the map says, and for the others what their names say. */
export function suggestRoles(
  kind: ImportKind,
  map: ImportMap,
  columns: readonly string[],
): ReadonlyMap<string, readonly SuggestedRole[]> {
  const { roles, timeColumn } = assignRoles(kind, map, columns);
  const saidTime = map.time !== undefined && 'column' in map.time ? map.time.column : null;
  return new Map(
    columns.map((column) => {
      const own = (roles.get(column) ?? []).map(suggestedRole);
      const isTime = column === timeColumn || column === saidTime;
      return [column, isTime ? [{ kind: 'time', name: '' }, ...own] : own];
    }),
  );
}

function suggestedRole(role: ColumnRole): SuggestedRole {
  switch (role.kind) {
    case 'trait':
      return { kind: role.kind, name: role.trait };
    case 'property':
      return { kind: role.kind, name: role.property };
    case 'answer':
      return { kind: role.kind, name: role.answer.question_type };
    case 'userId':
    case 'anonymousId':
    case 'messageId':
    case 'event':
    case 'events':
    case 'ignore':
      return { kind: role.kind, name: '' };
  }
}

/** What a file seems to hold, by the names of its columns. */
export function guessKind(columns: readonly string[]): ImportKind {
  const names = columns.map(bareName);
  const properties = new Set(names.map((name) => ANSWER_PROPERTY_NAMES[name]));
  if (properties.has('question_type') && properties.has('value')) return 'answers';
  const has = (known: readonly string[]): boolean => names.some((name) => known.includes(name));
  return has(EVENT_NAMES) && has(TIME_NAMES) ? 'events' : 'customers';
}
