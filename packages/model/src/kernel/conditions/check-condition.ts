import {
  type Comparison,
  type Condition,
  type ConditionValue,
  DEEPEST,
  type Field,
  MOST_NODES,
  OPERATORS_OF,
} from './condition.ts';

/** What is wrong with a condition: a code with what it speaks of. */
export interface ConditionFault {
  readonly code:
    | 'too-deep'
    | 'too-large'
    | 'unknown-field'
    | 'wrong-operator'
    | 'wrong-value'
    | 'unknown-option';
  readonly field: string;
  readonly said: string;
}

/** All that is wrong with a condition over these fields; nothing where it may be used. */
export function checkCondition(condition: Condition, fields: ReadonlyMap<string, Field>): ConditionFault[] {
  const faults: ConditionFault[] = [];
  let nodes = 0;
  const walk = (part: Condition, depth: number): void => {
    nodes += 1;
    if (depth > DEEPEST) {
      faults.push({ code: 'too-deep', field: '', said: String(DEEPEST) });
      return;
    }
    if (part.kind === 'is') faults.push(...checkComparison(part, fields));
    else if (part.kind === 'not') walk(part.of, depth + 1);
    else for (const one of part.of) walk(one, depth + 1);
  };
  walk(condition, 1);
  if (nodes > MOST_NODES) faults.push({ code: 'too-large', field: '', said: String(MOST_NODES) });
  return faults;
}

/** The fields that a condition asks about. */
export function fieldsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'is':
      return [condition.field];
    case 'not':
      return fieldsOf(condition.of);
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(fieldsOf))];
  }
}

function checkComparison(
  { field, op, value }: Comparison,
  fields: ReadonlyMap<string, Field>,
): ConditionFault[] {
  const known = fields.get(field);
  if (known === undefined) return [{ code: 'unknown-field', field, said: field }];
  if (!OPERATORS_OF[known.type].includes(op)) return [{ code: 'wrong-operator', field, said: op }];
  if (!fits(known, op, value)) return [{ code: 'wrong-value', field, said: JSON.stringify(value) }];
  const options = known.options;
  if (options === undefined || (known.type !== 'choice' && known.type !== 'list') || value === null)
    return [];
  return (Array.isArray(value) ? value : [value])
    .filter((one) => !options.some(({ key }) => key === String(one)))
    .map((one) => ({ code: 'unknown-option' as const, field, said: String(one) }));
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function fits({ type }: Field, op: Comparison['op'], value: ConditionValue): boolean {
  if (op === 'known' || op === 'unknown') return value === null;
  if (op === 'between')
    return (
      Array.isArray(value) &&
      value.length === 2 &&
      value.every((one) => (type === 'number' ? isNumber(one) : DAY.test(String(one))))
    );
  if (op === 'one-of' || op === 'none-of' || op === 'has-any' || op === 'has-all')
    return Array.isArray(value) && value.length > 0;
  switch (type) {
    case 'number':
      return isNumber(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DAY.test(value);
    case 'text':
    case 'choice':
    case 'list':
      return typeof value === 'string' && value !== '';
  }
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
