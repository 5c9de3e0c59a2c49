import type { CellForm, ColumnRole, RoleKind, RoleOf } from './column-role.ts';
import { assignRoles } from './default-roles.ts';
import type { ImportKind, ImportMap, MapFault } from './import-map.ts';
import type {
  AnswerColumn,
  Column,
  ImportPlan,
  StatusColumn,
  TimeSource,
  ValueColumn,
} from './import-plan.ts';
import { DIMENSIONS } from './known-columns.ts';
import { planFaults } from './plan-faults.ts';
import { readMoment } from './read-moment.ts';
import { holdsCodes } from './snake-case.ts';
import type { TimeRule } from './time-rule.ts';

/**
 * Brings a map and a file's columns together. The faults say which column is missing or doubled
 * and what to write instead.
 * @param zone IANA zone of times that name none, where the map does not say it
 */
export function planImport(
  kind: ImportKind,
  map: ImportMap,
  columns: readonly string[],
  zone: string,
):
  | { readonly kind: 'plan'; readonly plan: ImportPlan }
  | { readonly kind: 'faults'; readonly faults: readonly MapFault[] } {
  const assigned = assignRoles(kind, map, columns);
  const faults = planFaults(kind, map, columns, assigned);
  if (faults.length > 0) return { kind: 'faults', faults };
  const place = new Map(columns.map((name, index) => [name, { name, index }]));
  const usedZone = map.zone ?? zone;
  const time = timeSource(
    map.time ?? (assigned.timeColumn === null ? undefined : { column: assigned.timeColumn, format: 'auto' }),
    place,
    usedZone,
  );
  const parts = splitRoles(kind, map, assigned.roles, place, (rule) =>
    rule === undefined ? time : timeSource(rule, place, usedZone),
  );
  return {
    kind: 'plan',
    plan: {
      kind,
      source: map.source,
      zone: usedZone,
      columns,
      time,
      ...parts,
      basis: map.basis ?? null,
      confidence: map.confidence ?? null,
    },
  };
}

type Parts = Omit<ImportPlan, 'kind' | 'source' | 'zone' | 'columns' | 'time' | 'basis' | 'confidence'>;

function splitRoles(
  kind: ImportKind,
  map: ImportMap,
  roles: ReadonlyMap<string, readonly ColumnRole[]>,
  place: ReadonlyMap<string, Column>,
  timeOf: (rule: TimeRule | undefined) => TimeSource,
): Parts {
  const all = [...roles].flatMap(([name, list]) => {
    const column = place.get(name);
    return column === undefined ? [] : list.map((role) => ({ column, role }));
  });
  const of = <Kind extends RoleKind>(wanted: Kind): { column: Column; role: RoleOf<Kind> }[] =>
    all.flatMap(({ column, role }) => (role.kind === wanted ? [{ column, role: role as RoleOf<Kind> }] : []));
  const properties = of('property').map(({ column, role }) => ({
    on: role.on ?? usualTarget(kind, role.property),
    value: valueColumn(column, role.property, role.as, map),
  }));
  return {
    userId: of('userId')[0]?.column ?? null,
    anonymousId: of('anonymousId')[0]?.column ?? null,
    messageId: of('messageId')[0]?.column ?? null,
    event: of('event')[0]?.column ?? null,
    traits: inOrder(of('trait').map(({ column, role }) => valueColumn(column, role.trait, role.as, map))),
    eventProperties: inOrder(properties.flatMap(({ on, value }) => (on === 'answers' ? [] : [value]))),
    answerProperties: inOrder(properties.flatMap(({ on, value }) => (on === 'events' ? [] : [value]))),
    statuses: of('events').map(
      ({ column, role }): StatusColumn => ({
        column,
        events: new Map(Object.entries(role.events)),
        time: timeOf(role.time),
      }),
    ),
    answers: of('answer').map(({ column, role }) => answerColumn(column, role, map, timeOf(role.time))),
  };
}

/** What a property is said of where the map does not tell: dimensions of everything that the row makes. */
const usualTarget = (kind: ImportKind, property: string): 'events' | 'answers' | 'all' =>
  DIMENSIONS.has(property) ? 'all' : kind === 'answers' ? 'answers' : 'events';

/** By name, so that a file whose columns changed places gives the same messages. */
const inOrder = (columns: ValueColumn[]): ValueColumn[] =>
  columns.sort((a, b) => (a.target < b.target ? -1 : 1));

const valueColumn = (column: Column, target: string, form: CellForm, map: ImportMap): ValueColumn => ({
  column,
  target,
  reading: {
    form:
      form === 'auto' && (target === 'phone' || holdsCodes(target) || holdsCodes(column.name))
        ? 'text'
        : form,
    decimal: map.decimal,
  },
});

function answerColumn(
  column: Column,
  role: RoleOf<'answer'>,
  map: ImportMap,
  time: TimeSource,
): AnswerColumn {
  const { question_type: questionType, survey, question, ...scale } = role.answer;
  const inWords = questionType === 'text' || questionType === 'choice';
  return {
    column,
    questionType,
    properties: {
      ...(survey === undefined ? {} : { survey }),
      question: question ?? column.name.slice(0, 200),
      question_type: questionType,
      ...definedOnly(scale),
    },
    reading: { form: inWords ? 'text' : 'auto', decimal: map.decimal },
    time,
  };
}

const definedOnly = (values: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

function timeSource(
  rule: TimeRule | undefined,
  place: ReadonlyMap<string, Column>,
  zone: string,
): TimeSource {
  if (rule === undefined) return { kind: 'none' };
  if ('fixed' in rule) {
    const at = readMoment(rule.fixed, 'iso', zone);
    return at === null ? { kind: 'none' } : { kind: 'fixed', at };
  }
  const column = place.get(rule.column);
  return column === undefined ? { kind: 'none' } : { kind: 'column', column, format: rule.format };
}
