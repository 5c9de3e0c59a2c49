import type { ColumnRole } from './column-role.ts';
import type { AssignedRoles } from './default-roles.ts';
import type { ImportKind, ImportMap, MapFault } from './import-map.ts';
import { TIME_NAMES } from './known-columns.ts';
import type { TimeRule } from './time-rule.ts';

const MOST_NAMED = 60;

/** The columns of a file as a sentence names them. */
export function columnList(columns: readonly string[]): string {
  const named = columns.filter((column) => column !== '').map((column) => `"${column}"`);
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
  return named.slice(0, MOST_NAMED).join(', ') + more;
}

/** What keeps a map and a file from fitting together; each fault says how to mend it. */
export function planFaults(
  kind: ImportKind,
  map: ImportMap,
  columns: readonly string[],
  assigned: AssignedRoles,
): MapFault[] {
  const missing = missingColumns(map, columns);
  if (missing.length > 0) return missing;
  return [
    ...doubled(assigned),
    ...identityFaults(columns, assigned),
    ...eventNameFaults(kind, columns, assigned),
    ...answerFaults(kind, columns, assigned),
    ...timeFaults(kind, map, columns, assigned),
  ];
}

function missingColumns(map: ImportMap, columns: readonly string[]): MapFault[] {
  const has = new Set(columns);
  const unknown = (field: string, column: string): MapFault[] =>
    has.has(column)
      ? []
      : [
          {
            field,
            code: 'no-such-column',
            values: { column },
            message: `the file has no column "${column}"; its columns are ${columnList(columns)}.`,
          },
        ];
  const timeOf = (field: string, rule: TimeRule | undefined): MapFault[] =>
    rule !== undefined && 'column' in rule ? unknown(field, rule.column) : [];
  return [
    ...Object.entries(map.columns).flatMap(([column, roles]) => [
      ...unknown(`columns.${JSON.stringify(column)}`, column),
      ...roles.flatMap((role) =>
        typeof role === 'object' && 'time' in role
          ? timeOf(`columns.${JSON.stringify(column)}.time`, role.time)
          : [],
      ),
    ]),
    ...timeOf('time', map.time),
  ];
}

/** What a role fills: two columns must not fill the same thing. */
function slotOf(role: ColumnRole): string | null {
  switch (role.kind) {
    case 'trait':
      return `the trait "${role.trait}"`;
    case 'property':
      return `the property "${role.property}"`;
    case 'userId':
    case 'anonymousId':
    case 'messageId':
    case 'event':
      return `"${role.kind}"`;
    case 'answer':
    case 'events':
    case 'ignore':
      return null;
  }
}

function doubled({ roles }: AssignedRoles): MapFault[] {
  const first = new Map<string, string>();
  const faults: MapFault[] = [];
  for (const [column, list] of roles) {
    for (const slot of list.flatMap((role) => slotOf(role) ?? [])) {
      const other = first.get(slot);
      if (other === undefined) first.set(slot, column);
      else
        faults.push({
          field: `columns.${JSON.stringify(column)}`,
          code: 'doubled',
          values: { one: other, other: column, what: slot },
          message: `the columns "${other}" and "${column}" would both be ${slot}; give one of them another name, or write {"columns": {${JSON.stringify(column)}: "ignore"}}.`,
        });
    }
  }
  return faults;
}

const holds = (assigned: AssignedRoles, is: (role: ColumnRole) => boolean): boolean =>
  [...assigned.roles.values()].some((list) => list.some(is));

function identityFaults(columns: readonly string[], assigned: AssignedRoles): MapFault[] {
  if (holds(assigned, (role) => role.kind === 'userId' || role.kind === 'anonymousId')) return [];
  return [
    {
      field: 'columns',
      code: 'no-identity',
      values: {},
      message: `no column holds the customer's id; say in a map which one does, as in {"columns": {"NAME": "userId"}}. The file's columns are ${columnList(columns)}.`,
    },
  ];
}

function eventNameFaults(kind: ImportKind, columns: readonly string[], assigned: AssignedRoles): MapFault[] {
  const named = holds(assigned, (role) => role.kind === 'event' || role.kind === 'events');
  if (kind !== 'events' || named) return [];
  return [
    {
      field: 'columns',
      code: 'no-event-name',
      values: {},
      message: `no column holds the name of the event; say in a map which one does, as in {"columns": {"NAME": "event"}}. The file's columns are ${columnList(columns)}.`,
    },
  ];
}

function answerFaults(kind: ImportKind, columns: readonly string[], assigned: AssignedRoles): MapFault[] {
  if (kind !== 'answers' || holds(assigned, (role) => role.kind === 'answer')) return [];
  const lacking = ['question_type', 'value'].filter(
    (name) => !holds(assigned, (role) => role.kind === 'property' && role.property === name),
  );
  if (lacking.length === 0) return [];
  return [
    {
      field: 'columns',
      code: 'no-answer',
      values: { missing: lacking.join(', ') },
      message: `an answers file needs the columns "question_type" and "value" (missing: ${lacking.join(', ')}); or say in a map which column is the answer to what, as in {"columns": {"NAME": {"answer": {"question_type": "nps", "survey": "relationship"}}}}. The file's columns are ${columnList(columns)}.`,
    },
  ];
}

/** Events and answers without a time of their own would all seem to happen at the import. */
function timeFaults(
  kind: ImportKind,
  map: ImportMap,
  columns: readonly string[],
  assigned: AssignedRoles,
): MapFault[] {
  if (map.time !== undefined || assigned.timeColumn !== null) return [];
  const timeless = [...assigned.roles].flatMap(([column, list]) =>
    list.some((role) => (role.kind === 'events' || role.kind === 'answer') && role.time === undefined)
      ? [column]
      : [],
  );
  const [column] = timeless;
  const what =
    column !== undefined
      ? `the column "${column}" makes events or answers and nothing says when they happened`
      : kind === 'customers' || !needsOwnTime(kind, assigned)
        ? null
        : `no column holds the time (looked for ${TIME_NAMES.slice(0, 4).join(', ')} and the like)`;
  if (what === null) return [];
  return [
    {
      field: 'time',
      code: column === undefined ? 'no-time-column' : 'no-time-for-column',
      values: column === undefined ? {} : { column },
      message: `${what}; add "time" to the map, as in {"time": {"column": "NAME"}} or {"time": {"fixed": "2024-09-30"}}. The file's columns are ${columnList(columns)}.`,
    },
  ];
}

const needsOwnTime = (kind: ImportKind, assigned: AssignedRoles): boolean =>
  kind === 'events'
    ? holds(assigned, (role) => role.kind === 'event')
    : !holds(assigned, (role) => role.kind === 'answer');
