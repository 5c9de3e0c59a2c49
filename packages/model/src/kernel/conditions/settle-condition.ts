import type { Condition, ReadField } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';

const ALWAYS: Condition = { kind: 'all', of: [] };
const NEVER: Condition = { kind: 'any', of: [] };
/** Neither true nor false, whoever reads it: no field is called so. */
const UNKNOWN: Condition = { kind: 'is', field: '', op: 'equals', value: '' };

/**
 * What is left of a condition when all fields but the open ones are as they are: it says the same of
 * the open fields and names no other, so it may be shown to whoever may not know the others.
 */
export function settleCondition(
  condition: Condition,
  read: ReadField,
  isOpen: (field: string) => boolean,
): Condition {
  switch (condition.kind) {
    case 'is': {
      if (isOpen(condition.field)) return condition;
      const verdict = evaluateCondition(condition, read);
      return verdict === null ? UNKNOWN : verdict ? ALWAYS : NEVER;
    }
    case 'not':
      return { kind: 'not', of: settleCondition(condition.of, read, isOpen) };
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((part) => settleCondition(part, read, isOpen)) };
  }
}
