import type { Condition, Operator } from '@romashka/model/conditions';

/** One line of a simple filter: a field, how it is compared, and with what, as it was typed. */
export interface FilterRow {
  readonly field: string;
  readonly op: Operator;
  readonly value: string;
}

const LONE: ReadonlySet<Operator> = new Set(['known', 'unknown']);
export const needsValue = (op: Operator): boolean => !LONE.has(op);

/** The operators that a line offers. */
export const ROW_OPERATORS = {
  text: ['equals', 'differs', 'contains', 'begins', 'known', 'unknown'],
  number: ['equals', 'differs', 'at-least', 'at-most', 'known', 'unknown'],
} as const;

/** The lines as a condition: all of them have to hold. Lines that are not finished are left out; null for none. */
export function rowsToCondition(
  rows: readonly FilterRow[],
  typeOf: (field: string) => 'number' | 'text',
): Condition | null {
  const parts = rows.flatMap(({ field, op, value }): Condition[] => {
    if (field === '') return [];
    if (!needsValue(op)) return [{ kind: 'is', field, op, value: null }];
    if (value.trim() === '') return [];
    if (typeOf(field) === 'text') return [{ kind: 'is', field, op, value: value.trim() }];
    const number = Number(value.replace(',', '.'));
    return Number.isFinite(number) ? [{ kind: 'is', field, op, value: number }] : [];
  });
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind: 'all', of: parts };
}

/** A condition as lines; null for one that is more than a list of them. */
export function conditionToRows(condition: Condition | null): readonly FilterRow[] | null {
  if (condition === null) return [];
  const parts = condition.kind === 'all' ? condition.of : [condition];
  const rows = parts.map((part) => {
    if (part.kind !== 'is' || Array.isArray(part.value)) return null;
    const offered = [...ROW_OPERATORS.text, ...ROW_OPERATORS.number].some((op) => op === part.op);
    return offered
      ? { field: part.field, op: part.op, value: part.value === null ? '' : String(part.value) }
      : null;
  });
  return rows.some((row) => row === null) ? null : rows.flatMap((row) => (row === null ? [] : [row]));
}
