import { checkCondition } from '../../../../kernel/conditions/check-condition.ts';
import {
  type Condition,
  type Field,
  MOST_NODES,
  type Operator,
} from '../../../../kernel/conditions/condition.ts';
import { type Given, listOf, numberOf, recordOf, textOf } from '../given.ts';
import { fitted, notTrue, simplified } from '../two-valued.ts';

/** What a condition of theirs may speak of: the fields here, and the keys of its values. */
export interface Named {
  readonly fields: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, string>;
}
export type Names = (kind: string, name: string) => Named | null;

/** A group of conditions as one of ours that holds in the same cases; null where it cannot be said. */
export function readGroup(group: Given, names: Names, fields: ReadonlyMap<string, Field>): Condition | null {
  let left = MOST_NODES;
  const read = (given: Given): Condition | null => {
    left -= 1;
    if (left < 0) return null;
    const parts = listOf(given['conditions']);
    if (given['conditions'] === undefined) return readOne(given, names, fields);
    const of = parts.map((part) => read(recordOf(part) ?? {}));
    const said = of.filter((part) => part !== null);
    if (said.length < of.length || of.length === 0) return null;
    return { kind: given['connector'] === 'or' ? 'any' : 'all', of: said };
  };
  const said = read(group);
  if (said === null) return null;
  const condition = simplified(fitted(said, fields));
  return checkCondition(condition, fields).length === 0 ? condition : null;
}

function readOne(given: Given, names: Names, fields: ReadonlyMap<string, Field>): Condition | null {
  const left = recordOf(given['leftOperand']);
  const named = left && names(textOf(left['type']), textOf(left['value']));
  const operator = textOf(given['operator']);
  if (!named || !Object.hasOwn(SAID, operator)) return null;
  const row = textOf(recordOf(left['meta'])?.['row']);
  const keys = row === '' ? named.fields : [rowField(named, row)];
  const found = keys.flatMap((key) => fields.get(key) ?? []);
  const right = recordOf(given['rightOperand']);
  if (found.length === 0 || (right !== null && right['type'] !== 'static')) return null;
  const value = right?.['value'];
  const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
    (one) => named.values.get(textOf(one)) ?? (typeof one === 'number' ? one : textOf(one)),
  );
  return SAID[operator as keyof typeof SAID](found, values);
}

const rowField = ({ fields, rows }: Named, row: string): string =>
  fields.find((field) => field.endsWith(`.${rows.get(row) ?? row}`)) ?? '';

type Values = readonly (string | number)[];
type Say = (fields: readonly Field[], values: Values) => Condition | null;

const is = ({ key }: Field, op: Operator, value: string | number | boolean | Values | null): Condition => ({
  kind: 'is',
  field: key,
  op,
  value,
});
/** For an operator that speaks of one field and one value. */
const one =
  (say: (field: Field, value: string | number) => Condition | null): Say =>
  ([field, ...more], [value]) =>
    field === undefined || more.length > 0 || value === undefined ? null : say(field, value);
/** For an operator that speaks of one field and a list. */
const many =
  (say: (field: Field, values: Values) => Condition | null): Say =>
  ([field, ...more], values) =>
    field === undefined || more.length > 0 || values.length === 0 ? null : say(field, values);
const not =
  (say: Say): Say =>
  (fields, values) => {
    const said = say(fields, values);
    return said && notTrue(said);
  };
/** Theirs denies these only for who has answered. */
const denied =
  (say: Say): Say =>
  (fields, values) => {
    const said = say(fields, values);
    return said && { kind: 'all', of: [known(fields, values) ?? said, { kind: 'not', of: said }] };
  };

const number = (field: Field, op: Operator, value: string | number): Condition | null => {
  const constant = numberOf(value);
  return field.type === 'number' && constant !== null ? is(field, op, constant) : null;
};
const ordered = (op: Operator): Say => one((field, value) => number(field, op, value));
const text = (op: Operator): Say =>
  one((field, value) => (field.type === 'text' ? is(field, op, String(value)) : null));

const equals: Say = one((field, value) => {
  if (field.type === 'number') return number(field, 'equals', value);
  if (field.type === 'date') return is(field, 'equals', String(value).slice(0, 10));
  if (field.type === 'text' || field.type === 'choice') return is(field, 'equals', String(value));
  // A list equals a value where that alone was chosen: ours has no such comparison.
  return null;
});
const oneOf: Say = many((field, values) => (field.type === 'choice' ? is(field, 'one-of', values) : null));
const anyOf: Say = many((field, values) => {
  if (field.type === 'list') return is(field, 'has-any', values);
  if (field.type === 'text')
    return { kind: 'any', of: values.map((value) => is(field, 'equals', String(value))) };
  return field.type === 'choice' ? is(field, 'one-of', values) : null;
});
const allOf: Say = many((field, values) => (field.type === 'list' ? is(field, 'has-all', values) : null));
const known: Say = (fields) => ({ kind: 'any', of: fields.map((field) => is(field, 'known', null)) });
const complete: Say = (fields) => ({ kind: 'all', of: fields.map((field) => is(field, 'known', null)) });
const partly: Say = (fields, values) => {
  const all = complete(fields, values);
  return all && { kind: 'all', of: [known(fields, values) ?? all, notTrue(all)] };
};
const day = (op: 'before' | 'after'): Say =>
  one((field, value) => (field.type === 'date' ? is(field, op, String(value).slice(0, 10)) : null));
const accepted: Say = ([field]) => (field?.type === 'boolean' ? is(field, 'equals', true) : null);

/** What each operator asks. Not here: what was clicked or booked, and how a text ends. */
const SAID = {
  equals,
  doesNotEqual: not(equals),
  contains: text('contains'),
  doesNotContain: not(text('contains')),
  startsWith: text('begins'),
  doesNotStartWith: not(text('begins')),
  isSubmitted: known,
  isSkipped: not(known),
  isSet: known,
  isNotSet: not(known),
  isEmpty: not(known),
  isNotEmpty: known,
  isGreaterThan: ordered('above'),
  isLessThan: ordered('below'),
  isGreaterThanOrEqual: ordered('at-least'),
  isLessThanOrEqual: ordered('at-most'),
  equalsOneOf: oneOf,
  isAnyOf: anyOf,
  includesAllOf: allOf,
  includesOneOf: anyOf,
  doesNotIncludeOneOf: denied(anyOf),
  doesNotIncludeAllOf: denied(allOf),
  isAccepted: accepted,
  isBefore: day('before'),
  isAfter: day('after'),
  isPartiallySubmitted: partly,
  isCompletelySubmitted: complete,
} as const satisfies Readonly<Record<string, Say>>;
