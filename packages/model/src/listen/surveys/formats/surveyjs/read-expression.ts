import { checkCondition } from '../../../../kernel/conditions/check-condition.ts';
import type { Comparison, Condition, Field, Operator } from '../../../../kernel/conditions/condition.ts';
import { fitted, notTrue, simplified } from '../two-valued.ts';
import type { CompareOp, Expression, Operand, Scalar } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/** What an expression may name: the field here, and the keys here of the values there. */
export interface Named {
  /** One field; those of the parts for a question that has no field of its own, such as a matrix. */
  readonly fields: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}
export type Names = (name: string) => Named | null;

/** A condition that holds exactly where the expression does; null where it cannot be said. */
export function readExpression(
  text: string,
  names: Names,
  fields: ReadonlyMap<string, Field>,
): Condition | null {
  const expression = parseExpression(text);
  if (expression.kind === 'unread') return null;
  const said = conditionOf(expression, names, fields);
  if (said === null) return null;
  const condition = simplified(fitted(said, fields));
  return checkCondition(condition, fields).length === 0 ? condition : null;
}

function conditionOf(
  expression: Expression,
  names: Names,
  fields: ReadonlyMap<string, Field>,
): Condition | null {
  switch (expression.kind) {
    case 'not': {
      const of = conditionOf(expression.of, names, fields);
      return of && notTrue(of);
    }
    case 'and':
    case 'or': {
      const of = expression.of.map((part) => conditionOf(part, names, fields));
      const said = of.filter((part) => part !== null);
      return said.length < of.length ? null : { kind: expression.kind === 'and' ? 'all' : 'any', of: said };
    }
    case 'compare':
      return comparisonOf(turned(expression), names, fields);
  }
}

type Compare = Extract<Expression, { kind: 'compare' }>;

const TURNED: Readonly<Partial<Record<CompareOp, CompareOp>>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** With the question on the left. */
function turned(compare: Compare): Compare {
  const { left, right, op } = compare;
  const other = TURNED[op];
  return left.kind === 'value' && right?.kind === 'name' && other !== undefined
    ? { ...compare, op: other, left: right, right: left }
    : compare;
}

function comparisonOf(
  { op, left, right }: Compare,
  names: Names,
  fields: ReadonlyMap<string, Field>,
): Condition | null {
  if (left.kind === 'value') return constantly(op, left, right);
  const named = names(left.name);
  if (named === null) return null;
  const known = named.fields.map((field): Comparison => ({ kind: 'is', field, op: 'known', value: null }));
  if (op === 'notempty') return { kind: 'any', of: known };
  if (op === 'empty') return notTrue({ kind: 'any', of: known });
  const field = named.fields.length === 1 ? fields.get(named.fields[0] ?? '') : undefined;
  const values = field === undefined ? null : constantsOf(right, named.values);
  if (field === undefined || values === null) return null;
  const said = SAID[op](field, values);
  return said && (NEGATIVE.has(op) ? notTrue(said) : said);
}

/** `1 = 1` always holds and `1 = 0` never: what is written for a condition without parts. */
const constantly = (op: CompareOp, left: Operand, right: Operand | null): Condition | null =>
  op === '=' && left.kind === 'value' && right?.kind === 'value'
    ? { kind: String(left.value) === String(right.value) ? 'all' : 'any', of: [] }
    : null;

/** These are true where the question was not answered. */
const NEGATIVE: ReadonlySet<CompareOp> = new Set(['<>', 'notcontains', 'noneof']);

function constantsOf(right: Operand | null, values: ReadonlyMap<string, string>): Scalar[] | null {
  if (right === null || right.kind === 'name') return null;
  const given = Array.isArray(right.value) ? (right.value as Scalar[]) : [right.value as Scalar];
  return given.map((one) => values.get(String(one)) ?? one);
}

type Say = (field: Field, values: readonly Scalar[]) => Condition | null;

const is = ({ key }: Field, op: Operator, value: Comparison['value']): Condition => ({
  kind: 'is',
  field: key,
  op,
  value,
});
const keysOf = (values: readonly Scalar[]): (string | number)[] =>
  values.map((one) => (typeof one === 'boolean' ? String(one) : one));

const equals: Say = (field, [value, ...more]) => {
  if (value === undefined || more.length > 0) return null;
  switch (field.type) {
    case 'number':
      return number(field, 'equals', value);
    case 'boolean':
      return is(field, 'equals', value === true || value === 'true' || value === 'yes');
    case 'text':
    case 'choice':
    case 'date':
      return is(field, 'equals', String(value));
    case 'list':
      // A list equals one value where that alone was chosen: ours has no such comparison.
      return null;
  }
};

function number(field: Field, op: Operator, value: Scalar): Condition | null {
  const constant = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(constant) ? is(field, op, constant) : null;
}

const ORDERED = {
  '<': { number: ['below'], date: ['before'] },
  '<=': { number: ['at-most'], date: ['before', 'equals'] },
  '>': { number: ['above'], date: ['after'] },
  '>=': { number: ['at-least'], date: ['after', 'equals'] },
} as const satisfies Partial<Record<CompareOp, object>>;

const ordered =
  (op: keyof typeof ORDERED): Say =>
  (field, [value, ...more]) => {
    if (value === undefined || more.length > 0) return null;
    if (field.type === 'number') return number(field, ORDERED[op].number[0], value);
    if (field.type !== 'date') return null;
    return { kind: 'any', of: ORDERED[op].date.map((one) => is(field, one, String(value))) };
  };

const contains: Say = (field, values) => {
  const [value] = values;
  if (value === undefined || values.length > 1) return field.type === 'list' ? allOf(field, values) : null;
  if (field.type === 'list') return is(field, 'has', String(value));
  return field.type === 'text' ? is(field, 'contains', String(value)) : null;
};

const anyOf: Say = (field, values) => {
  if (values.length === 0) return null;
  if (field.type === 'number') {
    const of = values.map((value) => number(field, 'equals', value)).filter((one) => one !== null);
    return of.length < values.length ? null : { kind: 'any', of };
  }
  if (field.type === 'list') return is(field, 'has-any', keysOf(values));
  return field.type === 'choice' ? is(field, 'one-of', keysOf(values)) : null;
};

const allOf: Say = (field, values) =>
  field.type === 'list' && values.length > 0 ? is(field, 'has-all', keysOf(values)) : null;
const never: Say = () => null;

/** What each operator asks, with two values; the negative ones are denied afterwards. */
const SAID: { readonly [Op in CompareOp]: Say } = {
  '=': equals,
  '<>': equals,
  '<': ordered('<'),
  '<=': ordered('<='),
  '>': ordered('>'),
  '>=': ordered('>='),
  contains,
  notcontains: contains,
  anyof: anyOf,
  noneof: anyOf,
  allof: allOf,
  empty: never,
  notempty: never,
};
