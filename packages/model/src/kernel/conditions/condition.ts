/**
 * One closed tree that says when something holds. A leaf compares one field, known to a registry,
 * with a constant; nothing in it is ever run as code or becomes part of a query's text.
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Comparison;

/** `value` is null for the operators `known` and `unknown`, a list for those that take several. */
export interface Comparison {
  readonly kind: 'is';
  readonly field: string;
  readonly op: Operator;
  readonly value: ConditionValue;
}

export type ConditionValue = string | number | boolean | readonly (string | number)[] | null;

export const OPERATORS = [
  'known',
  'unknown',
  'equals',
  'differs',
  'below',
  'at-most',
  'above',
  'at-least',
  'between',
  'contains',
  'begins',
  'one-of',
  'none-of',
  'has',
  'has-any',
  'has-all',
  'before',
  'after',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a field holds; `list` is several of its options at once. Dates are `YYYY-MM-DD`. */
export const FIELD_TYPES = ['number', 'text', 'choice', 'list', 'boolean', 'date'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Which operators a field of a type may be compared by, in the order in which an editor offers them. */
export const OPERATORS_OF: Readonly<Record<FieldType, readonly Operator[]>> = {
  number: ['equals', 'differs', 'at-least', 'at-most', 'above', 'below', 'between', 'known', 'unknown'],
  text: ['equals', 'differs', 'contains', 'begins', 'known', 'unknown'],
  choice: ['equals', 'differs', 'one-of', 'none-of', 'known', 'unknown'],
  list: ['has', 'has-any', 'has-all', 'none-of', 'known', 'unknown'],
  boolean: ['equals', 'known', 'unknown'],
  date: ['equals', 'before', 'after', 'between', 'known', 'unknown'],
};

/** A text in the languages in which it was written. */
export interface Words {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}

/** A field that conditions may ask about. */
export interface Field {
  readonly key: string;
  readonly type: FieldType;
  readonly name: Words;
  /** What a choice or a list may hold, where that is known. */
  readonly options?: readonly { readonly key: string; readonly name: Words }[] | undefined;
}

/** What a field may hold at a moment; undefined where nothing is known. */
export type FieldValue = string | number | boolean | readonly string[];
export type ReadField = (key: string) => FieldValue | undefined;

/** The deepest and the largest tree that is taken. */
export const DEEPEST = 8;
export const MOST_NODES = 200;
/** The most values of one comparison. */
export const MOST_VALUES = 500;
