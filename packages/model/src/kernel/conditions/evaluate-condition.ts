import type { Comparison, Condition, ConditionValue, FieldValue, ReadField } from './condition.ts';

/** True, false, or null where it hangs on something that is not known (Kleene's strong logic of three values). */
export type Verdict = boolean | null;

/**
 * What a condition says of the fields as they are. A comparison with a field of which nothing is
 * known is neither true nor false, and so is its opposite: only `known` and `unknown` ask about that.
 * An empty `all` is true, an empty `any` is false.
 */
export function evaluateCondition(condition: Condition, read: ReadField): Verdict {
  switch (condition.kind) {
    case 'all':
      return every(condition.of.map((part) => evaluateCondition(part, read)));
    case 'any': {
      const opposite = every(condition.of.map((part) => inverse(evaluateCondition(part, read))));
      return inverse(opposite);
    }
    case 'not':
      return inverse(evaluateCondition(condition.of, read));
    case 'is':
      return compare(condition, read(condition.field));
  }
}

/** True only where the condition holds for certain; what is not known does not hold. */
export const holds = (condition: Condition | null | undefined, read: ReadField): boolean =>
  condition == null || evaluateCondition(condition, read) === true;

const inverse = (verdict: Verdict): Verdict => (verdict === null ? null : !verdict);

function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

function compare({ op, value }: Comparison, field: FieldValue | undefined): Verdict {
  const known = field !== undefined && field !== '' && !(Array.isArray(field) && field.length === 0);
  if (op === 'known') return known;
  if (op === 'unknown') return !known;
  if (!known || field === undefined) return null;
  return test(op, field, value);
}

function test(op: Comparison['op'], field: FieldValue, value: ConditionValue): Verdict {
  switch (op) {
    case 'known':
    case 'unknown':
      return null;
    case 'equals':
      return same(field, value);
    case 'differs':
      return inverse(same(field, value));
    case 'below':
    case 'before':
      return order(field, value, (sign) => sign < 0);
    case 'at-most':
      return order(field, value, (sign) => sign <= 0);
    case 'above':
    case 'after':
      return order(field, value, (sign) => sign > 0);
    case 'at-least':
      return order(field, value, (sign) => sign >= 0);
    case 'between': {
      const [low = null, high = null] = listOf(value);
      return every([order(field, low, (sign) => sign >= 0), order(field, high, (sign) => sign <= 0)]);
    }
    case 'contains':
      return low(field).includes(low(value));
    case 'begins':
      return low(field).startsWith(low(value));
    case 'one-of':
    case 'has':
    case 'has-any':
      return listOf(value).some((one) => holdsOne(field, one));
    case 'none-of':
      return !listOf(value).some((one) => holdsOne(field, one));
    case 'has-all':
      return listOf(value).every((one) => holdsOne(field, one));
  }
}

const listOf = (value: ConditionValue): readonly (string | number | boolean)[] =>
  Array.isArray(value) ? value : value === null ? [] : [value as string | number | boolean];

const holdsOne = (field: FieldValue, one: string | number | boolean): boolean =>
  Array.isArray(field) ? field.some((held) => same(held, one)) : same(field as string, one);

/** Texts are compared without regard to case: people who write conditions do not think of it. */
const low = (value: FieldValue | ConditionValue): string => String(value).toLowerCase();
const same = (field: FieldValue, value: ConditionValue): boolean => low(field) === low(value);

/** The order of two numbers or of two dates; null where they cannot be compared. */
function order(field: FieldValue, value: ConditionValue, fits: (sign: number) => boolean): Verdict {
  if (typeof field === 'number' && typeof value === 'number') return fits(field - value);
  if (typeof field === 'string' && typeof value === 'string')
    return fits(field < value ? -1 : field > value ? 1 : 0);
  return null;
}
