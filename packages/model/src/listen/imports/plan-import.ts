import { holdsCodes } from './column-name.ts';
import type { ColumnRole } from './column-role.ts';
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
import type { TimeRule } from './time-rule.ts';

type Role<Key extends string> = Extract<ColumnRole, { readonly [K in Key]: unknown }>;

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
  const words: Partial<Record<string, Column>> = {};
  const traits: ValueColumn[] = [];
  const eventProperties: ValueColumn[] = [];
  const answerProperties: ValueColumn[] = [];
  const statuses: StatusColumn[] = [];
  const answers: AnswerColumn[] = [];
  for (const [name, list] of roles) {
    const column = place.get(name);
    if (column === undefined) continue;
    for (const role of list) {
      if (typeof role === 'string') words[role] = column;
      else if ('trait' in role) traits.push(valueColumn(column, role.trait, role.as, map));
      else if ('property' in role) {
        const value = valueColumn(column, role.property, role.as, map);
        const on =
          role.on ?? (DIMENSIONS.has(role.property) ? 'all' : kind === 'answers' ? 'answers' : 'events');
        if (on !== 'answers') eventProperties.push(value);
        if (on !== 'events') answerProperties.push(value);
      } else if ('answer' in role) answers.push(answerColumn(column, role, map, timeOf(role.time)));
      else statuses.push({ column, events: new Map(Object.entries(role.events)), time: timeOf(role.time) });
    }
  }
  return {
    userId: words['userId'] ?? null,
    anonymousId: words['anonymousId'] ?? null,
    messageId: words['messageId'] ?? null,
    event: words['event'] ?? null,
    traits: inOrder(traits),
    eventProperties: inOrder(eventProperties),
    answerProperties: inOrder(answerProperties),
    statuses,
    answers,
  };
}

/** By name, so that a file whose columns changed places gives the same messages. */
const inOrder = (columns: ValueColumn[]): ValueColumn[] =>
  columns.sort((a, b) => (a.target < b.target ? -1 : 1));

const valueColumn = (
  column: Column,
  target: string,
  form: Role<'trait'>['as'],
  map: ImportMap,
): ValueColumn => ({
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

function answerColumn(column: Column, role: Role<'answer'>, map: ImportMap, time: TimeSource): AnswerColumn {
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
