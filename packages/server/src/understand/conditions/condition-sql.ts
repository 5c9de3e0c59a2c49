import type { Comparison, Condition, ConditionValue, FieldType } from '@romashka/model/conditions';

/** A field as the facts engine has it: an expression that is NULL where nothing is known. Never made of a request's text. */
export interface SqlField {
  readonly type: FieldType;
  readonly sql: string;
}
export type SqlFields = (field: string, params: Record<string, unknown>) => SqlField | null;

/**
 * The ClickHouse reader of a condition: an expression of three values (1, 0, NULL for unknown) that says
 * what `evaluateCondition` says in memory. Values go into `params`; the text holds only what stands here
 * and what `fields` answers.
 * @throws RangeError for a field that is not there or an operator that it does not have
 */
export function conditionSql(
  condition: Condition,
  fields: SqlFields,
  params: Record<string, unknown>,
): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.of, ' AND ', '1', fields, params);
    case 'any':
      return joined(condition.of, ' OR ', '0', fields, params);
    case 'not':
      return `(NOT ${conditionSql(condition.of, fields, params)})`;
    case 'is':
      return comparisonSql(condition, fields, params);
  }
}

function joined(
  parts: readonly Condition[],
  by: string,
  empty: string,
  fields: SqlFields,
  params: Record<string, unknown>,
): string {
  if (parts.length === 0) return empty;
  return `(${parts.map((part) => conditionSql(part, fields, params)).join(by)})`;
}

function comparisonSql(
  { field, op, value }: Comparison,
  fields: SqlFields,
  params: Record<string, unknown>,
): string {
  const found = fields(field, params);
  if (found === null) throw new RangeError(`there is no field "${field}" here`);
  const { sql, type } = found;
  const bind = (one: string | number | boolean, as: 'String' | 'Float64'): string => {
    const name = `c${Object.keys(params).length}`;
    params[name] = as === 'Float64' ? Number(one) : String(one).toLowerCase();
    return `{${name}:${as}}`;
  };
  const term: Term = {
    // Texts are compared without regard to case, as in memory.
    left: type === 'number' ? sql : `lowerUTF8(toString(${sql}))`,
    right: (one) => bind(one, type === 'number' ? 'Float64' : 'String'),
  };
  switch (op) {
    case 'known':
      return `isNotNull(${sql})`;
    case 'unknown':
      return `isNull(${sql})`;
    case 'between': {
      const [low, high] = listOf(value);
      return `(${order(term, '>=', low)} AND ${order(term, '<=', high)})`;
    }
    case 'one-of':
    case 'has':
    case 'has-any':
      return oneOf(term, listOf(value));
    case 'none-of':
      return `(NOT ${oneOf(term, listOf(value))})`;
    case 'has-all':
      return `(${listOf(value)
        .map((one) => order(term, '=', one))
        .join(' AND ')})`;
    case 'contains':
      return `(position(${term.left}, ${term.right(textOf(value))}) > 0)`;
    case 'begins':
      return `startsWith(${term.left}, ${term.right(textOf(value))})`;
    case 'equals':
    case 'differs':
    case 'below':
    case 'before':
    case 'at-most':
    case 'above':
    case 'after':
    case 'at-least':
      return order(term, SIGNS[op], listOf(value)[0]);
  }
}

const SIGNS = {
  equals: '=',
  differs: '<>',
  below: '<',
  before: '<',
  'at-most': '<=',
  above: '>',
  after: '>',
  'at-least': '>=',
} as const;

interface Term {
  readonly left: string;
  readonly right: (value: string | number | boolean) => string;
}

const order = ({ left, right }: Term, sign: string, value: string | number | boolean | undefined): string =>
  `(${left} ${sign} ${right(value ?? '')})`;

const oneOf = (term: Term, values: readonly (string | number | boolean)[]): string =>
  values.length === 0 ? '0' : `(${values.map((one) => order(term, '=', one)).join(' OR ')})`;

const listOf = (value: ConditionValue): readonly (string | number | boolean)[] =>
  Array.isArray(value) ? value : value === null ? [] : [value as string | number | boolean];

const textOf = (value: ConditionValue): string => String(listOf(value)[0] ?? '');
