import {
  type Comparison,
  type Condition,
  type ConditionValue,
  type Field,
  OPERATORS_OF,
  type Operator,
} from '@romashka/model/conditions';

/** How the parts of a group belong together; `none` and `not-all` are the opposites of `any` and `all`. */
export const GROUP_MODES = ['all', 'any', 'none', 'not-all'] as const;
export type GroupMode = (typeof GROUP_MODES)[number];

/** A group as an editor shows it: every node that is no comparison can be read as one. */
export interface Group {
  readonly mode: GroupMode;
  readonly of: readonly Condition[];
}

/** Reads a condition as a group; null (always) is an empty one. */
export function groupOf(condition: Condition | null): Group {
  if (condition === null) return { mode: 'all', of: [] };
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { mode: condition.kind, of: condition.of };
    case 'is':
      return { mode: 'all', of: [condition] };
    case 'not': {
      const inner = condition.of;
      if (inner.kind === 'all') return { mode: 'not-all', of: inner.of };
      return { mode: 'none', of: inner.kind === 'any' ? inner.of : [inner] };
    }
  }
}

/** A group as a condition. */
export function conditionOf({ mode, of }: Group): Condition {
  switch (mode) {
    case 'all':
    case 'any':
      return { kind: mode, of };
    case 'none':
      return { kind: 'not', of: { kind: 'any', of } };
    case 'not-all':
      return { kind: 'not', of: { kind: 'all', of } };
  }
}

/** What a condition that is being made becomes: null where nothing is left of it. */
export const settled = (group: Group): Condition | null =>
  group.of.length === 0 ? null : conditionOf(group);

export const withPart = (group: Group, at: number, part: Condition): Group => ({
  ...group,
  of: group.of.with(at, part),
});
export const withoutPart = (group: Group, at: number): Group => ({ ...group, of: group.of.toSpliced(at, 1) });
export const withNewPart = (group: Group, part: Condition): Group => ({ ...group, of: [...group.of, part] });

const SEVERAL: readonly Operator[] = ['one-of', 'none-of', 'has-any', 'has-all'];
export const takesSeveral = (op: Operator): boolean => SEVERAL.includes(op);
export const takesNothing = (op: Operator): boolean => op === 'known' || op === 'unknown';

/** The first comparison that a field offers: by its first operator, with its first option. */
export function firstComparison(field: Field): Comparison {
  const op = OPERATORS_OF[field.type][0] ?? 'known';
  return { kind: 'is', field: field.key, op, value: valueFor(field, op, null) };
}

/** The value of before, as far as the operator can take it, else one to begin with. */
export function valueFor(field: Field, op: Operator, before: ConditionValue): ConditionValue {
  if (takesNothing(op)) return null;
  const held: readonly (string | number)[] = Array.isArray(before)
    ? before
    : typeof before === 'string' || typeof before === 'number'
      ? [before]
      : [];
  if (op === 'between') return [held[0] ?? startOf(field), held[1] ?? held[0] ?? startOf(field)];
  if (takesSeveral(op)) return held.filter((one) => one !== '');
  if (field.type === 'boolean') return typeof before === 'boolean' ? before : true;
  return held[0] ?? startOf(field);
}

function startOf(field: Field): string | number {
  if (field.type === 'number') return 0;
  return field.options?.[0]?.key ?? '';
}

/** The comparison with another operator. */
export const withOperator = (comparison: Comparison, field: Field, op: Operator): Comparison => ({
  ...comparison,
  op,
  value: valueFor(field, op, comparison.value),
});

/** Adds a value to a list, or takes it away. */
export function toggled(value: ConditionValue, key: string): readonly (string | number)[] {
  const held = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  return held.includes(key) ? held.filter((one) => one !== key) : [...held, key];
}
