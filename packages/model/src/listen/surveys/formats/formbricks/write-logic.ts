import type { Comparison, Condition, Field } from '../../../../kernel/conditions/condition.ts';
import type { Json, JsonObject } from '../../../../kernel/json.ts';
import { denied } from '../two-valued.ts';

/** How a field is spoken of there: what stands on the left, and the names of its values. */
export interface Spoken {
  readonly operand: JsonObject;
  readonly valueOf: (value: string) => string;
}
export interface Writing {
  readonly spokenOf: (field: string) => Spoken | null;
  readonly fields: ReadonlyMap<string, Field>;
}

/** A tree without ids, which are given at the end. */
export type Said =
  | { readonly connector: 'and' | 'or'; readonly conditions: readonly Said[] }
  | { readonly leftOperand: JsonObject; readonly operator: string; readonly value: Json | undefined };

/** What is true there exactly where the condition holds for certain; null where it cannot be said. */
export function writeCondition(condition: Condition, writing: Writing, wanted = true): Said | null {
  switch (condition.kind) {
    case 'not':
      return writeCondition(condition.of, writing, !wanted);
    case 'is':
      return wanted ? asserted(condition, writing) : refused(condition, writing);
    case 'all':
    case 'any': {
      const conditions = condition.of.map((part) => writeCondition(part, writing, wanted));
      const said = conditions.filter((part) => part !== null);
      // A group without parts has no form there.
      if (said.length < conditions.length || said.length === 0) return null;
      return { connector: (condition.kind === 'all') === wanted ? 'and' : 'or', conditions: said };
    }
  }
}

const and = (...conditions: (Said | null)[]): Said | null => group('and', conditions);
const or = (...conditions: (Said | null)[]): Said | null => group('or', conditions);
function group(connector: 'and' | 'or', conditions: readonly (Said | null)[]): Said | null {
  const said = conditions.filter((part) => part !== null);
  return said.length < conditions.length || said.length === 0 ? null : { connector, conditions: said };
}

const listOf = (value: Comparison['value']): readonly (string | number)[] =>
  Array.isArray(value) ? value : typeof value === 'string' || typeof value === 'number' ? [value] : [];

interface Place extends Spoken {
  readonly type: Field['type'];
}

function placeOf({ field }: Comparison, { spokenOf, fields }: Writing): Place | null {
  const spoken = spokenOf(field);
  const type = fields.get(field)?.type;
  return spoken === null || type === undefined ? null : { ...spoken, type };
}

const comparison = ({ operand }: Place, operator: string, value?: Json): Said => ({
  leftOperand: operand,
  operator,
  value,
});
const answered = (place: Place): Said =>
  comparison(place, place.operand['type'] === 'hiddenField' ? 'isSet' : 'isSubmitted');
const unanswered = (place: Place): Said =>
  comparison(place, place.operand['type'] === 'hiddenField' ? 'isNotSet' : 'isSkipped');

const ORDERS: Readonly<Partial<Record<Comparison['op'], string>>> = {
  below: 'isLessThan',
  'at-most': 'isLessThanOrEqual',
  above: 'isGreaterThan',
  'at-least': 'isGreaterThanOrEqual',
  before: 'isBefore',
  after: 'isAfter',
  contains: 'contains',
  begins: 'startsWith',
};
const DENIED: Readonly<Partial<Record<Comparison['op'], string>>> = {
  contains: 'doesNotContain',
  begins: 'doesNotStartWith',
};

function asserted(one: Comparison, writing: Writing): Said | null {
  const place = placeOf(one, writing);
  if (place === null) return null;
  if (place.type === 'boolean') return consented(one, place);
  const named = listOf(one.value).map((value) => (typeof value === 'string' ? place.valueOf(value) : value));
  const [first] = named;
  switch (one.op) {
    case 'known':
      return answered(place);
    case 'unknown':
      return unanswered(place);
    case 'equals':
      return comparison(place, 'equals', first);
    case 'differs':
      return and(answered(place), comparison(place, 'doesNotEqual', first));
    case 'between':
      return and(orEqual(place, 'at-least', named[0]), orEqual(place, 'at-most', named[1]));
    case 'one-of':
      return comparison(place, 'equalsOneOf', named);
    case 'none-of':
      return place.type === 'list'
        ? comparison(place, 'doesNotIncludeOneOf', named)
        : and(answered(place), ...named.map((value) => comparison(place, 'doesNotEqual', value)));
    case 'has':
    case 'has-any':
      return comparison(place, 'includesOneOf', named);
    case 'has-all':
      return comparison(place, 'includesAllOf', named);
    case 'below':
    case 'at-most':
    case 'above':
    case 'at-least':
    case 'before':
    case 'after':
    case 'contains':
    case 'begins':
      return comparison(place, ORDERS[one.op] ?? '', first);
  }
}

/** Theirs knows of a consent only that it was given. */
function consented(one: Comparison, place: Place): Said | null {
  if (one.op === 'known' || one.op === 'unknown') return null;
  return one.value === true ? comparison(place, 'isAccepted') : null;
}

function orEqual(place: Place, op: 'at-least' | 'at-most', value: string | number | undefined): Said | null {
  if (value === undefined) return null;
  if (place.type === 'number') return comparison(place, ORDERS[op] ?? '', value);
  const strict = op === 'at-least' ? 'isAfter' : 'isBefore';
  return or(comparison(place, strict, value), comparison(place, 'equals', value));
}

function refused(one: Comparison, writing: Writing): Said | null {
  const place = placeOf(one, writing);
  if (place === null || place.type === 'boolean') return null;
  const values = listOf(one.value).map((value) => (typeof value === 'string' ? place.valueOf(value) : value));
  const [first] = values;
  const opposite = DENIED[one.op];
  if (opposite !== undefined) return and(answered(place), comparison(place, opposite, first));
  switch (one.op) {
    case 'before':
      return orEqual(place, 'at-least', first);
    case 'after':
      return orEqual(place, 'at-most', first);
    case 'between':
      return or(
        asserted(
          { ...one, op: place.type === 'number' ? 'below' : 'before', value: values[0] ?? null },
          writing,
        ),
        asserted(
          { ...one, op: place.type === 'number' ? 'above' : 'after', value: values[1] ?? null },
          writing,
        ),
      );
    case 'has':
      return comparison(place, 'doesNotIncludeOneOf', values);
    case 'has-all':
      return or(...values.map((value) => comparison(place, 'doesNotIncludeOneOf', [value])));
    case 'none-of':
      return asserted({ ...one, op: place.type === 'list' ? 'has-any' : 'one-of' }, writing);
    default: {
      const said = denied(one);
      return said.kind === 'is' ? asserted(said, writing) : null;
    }
  }
}

/** The tree with an id for every part. */
export function withIds(said: Said, newId: () => string): JsonObject {
  if ('connector' in said)
    return {
      id: newId(),
      connector: said.connector,
      conditions: said.conditions.map((part) => withIds(part, newId)),
    };
  return {
    id: newId(),
    leftOperand: said.leftOperand,
    operator: said.operator,
    ...(said.value === undefined ? {} : { rightOperand: { type: 'static', value: said.value } }),
  };
}

/** Conditions stand in a group there, also a single one. */
export const asGroup = (said: Said): Said =>
  'connector' in said ? said : { connector: 'and', conditions: [said] };
