/** What an expression of SurveyJS says, as a tree. Only what can be said in our conditions is read. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly op: CompareOp;
      readonly left: Operand;
      readonly right: Operand | null;
    };

export type Operand =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Scalar | readonly Scalar[] };
export type Scalar = string | number | boolean;

export const COMPARE_OPS = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'notcontains',
  'anyof',
  'allof',
  'noneof',
  'empty',
  'notempty',
] as const;
export type CompareOp = (typeof COMPARE_OPS)[number];

/** Other spellings of the operators. */
export const SPELLINGS: Readonly<Record<string, CompareOp | 'and' | 'or' | 'not'>> = {
  '==': '=',
  equal: '=',
  '!=': '<>',
  notequal: '<>',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
  contain: 'contains',
  '*=': 'contains',
  notcontain: 'notcontains',
  and: 'and',
  '&&': 'and',
  or: 'or',
  '||': 'or',
  not: 'not',
  '!': 'not',
  negate: 'not',
  ...Object.fromEntries(COMPARE_OPS.map((op) => [op, op])),
};

/** Why an expression cannot be read: the place in its text. */
export interface Unread {
  readonly kind: 'unread';
  readonly at: number;
}
