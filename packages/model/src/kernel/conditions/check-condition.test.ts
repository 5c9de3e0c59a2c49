import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCondition, fieldsOf } from './check-condition.ts';
import {
  type Comparison,
  type Condition,
  type ConditionValue,
  DEEPEST,
  MOST_NODES,
  OPERATORS,
  OPERATORS_OF,
  type Operator,
} from './condition.ts';
import { conditionSchema } from './condition-schema.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { readAloud } from './read-aloud.ts';
import { anyFieldValue, conditionOver, FIELDS } from './testing/any-condition.ts';

const is = (field: string, op: Operator, value: ConditionValue): Comparison => ({
  kind: 'is',
  field,
  op,
  value,
});
const codes = (condition: Condition) => checkCondition(condition, FIELDS).map(({ code }) => code);

test('a tree made by the rules has no fault', () => {
  fc.assert(
    fc.property(conditionOver([...FIELDS.values()]), (condition) => {
      expect(checkCondition(condition, FIELDS)).toEqual([]);
      expect(conditionSchema.parse(condition)).toEqual(condition);
    }),
  );
});

/** Any tree of the right shape, right or wrong. */
const anyTree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.record({
      kind: fc.constant('is' as const),
      field: fc.constantFrom(...FIELDS.keys(), 'nobody', '__proto__'),
      op: fc.constantFrom(...OPERATORS),
      value: fc.oneof(
        fc.constantFrom(null, true, 0, 7, '', 'a1', '2026-05-09', 'x'),
        fc.array(fc.constantFrom<string | number>('a1', 7, 'x', '2026-05-09'), { maxLength: 3 }),
      ),
    }),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree')) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree;

test('what passes the check can be judged and read whatever the fields hold', () => {
  let passed = 0;
  fc.assert(
    fc.property(anyTree, fc.dictionary(fc.constantFrom(...FIELDS.keys()), anyFieldValue), (tree, values) => {
      if (checkCondition(tree, FIELDS).length > 0) return;
      passed += 1;
      expect([true, false, null]).toContain(evaluateCondition(tree, (key) => values[key]));
      expect(readAloud(tree, FIELDS, 'ru')).not.toBe('');
    }),
    { numRuns: 2_000 },
  );
  expect(passed).toBeGreaterThan(50);
});

test('each fault is found and says what it speaks of', () => {
  expect(checkCondition(is('nobody', 'equals', 'x'), FIELDS)).toEqual([
    { code: 'unknown-field', field: 'nobody', said: 'nobody' },
  ]);
  expect(checkCondition(is('score', 'contains', 'x'), FIELDS)).toEqual([
    { code: 'wrong-operator', field: 'score', said: 'contains' },
  ]);
  expect(checkCondition(is('pick', 'equals', 'a9'), FIELDS)).toEqual([
    { code: 'unknown-option', field: 'pick', said: 'a9' },
  ]);
  expect(
    checkCondition(is('several', 'has-any', ['a1', 'a8', 'a9']), FIELDS).map(({ said }) => said),
  ).toEqual(['a8', 'a9']);
  const deep = Array.from({ length: DEEPEST }).reduce<Condition>(
    (of) => ({ kind: 'not', of }),
    is('score', 'known', null),
  );
  expect(codes(deep)).toEqual(['too-deep']);
  const wide: Condition = {
    kind: 'all',
    of: Array.from({ length: MOST_NODES }, () => is('score', 'known', null)),
  };
  expect(codes(wide)).toEqual(['too-large']);
  expect(codes({ kind: 'all', of: wide.of.slice(1) })).toEqual([]);
});

test.each([
  is('score', 'equals', '7'),
  is('score', 'equals', null),
  is('score', 'above', Number.NaN),
  is('score', 'above', Number.POSITIVE_INFINITY),
  is('score', 'between', [1]),
  is('score', 'between', [1, 'x']),
  is('score', 'known', 1),
  is('word', 'contains', ''),
  is('word', 'equals', 5),
  is('pick', 'one-of', []),
  is('pick', 'one-of', 'a1'),
  is('several', 'has', ['a1']),
  is('agreed', 'equals', 'true'),
  is('day', 'before', '09.05.2026'),
  is('day', 'between', ['2026-01-01', 'soon']),
])('a value that does not fit is told: $field $op $value', (condition) => {
  expect(codes(condition)).toEqual(['wrong-value']);
});

test('every operator stands with some type, and none stands with a type that it cannot judge', () => {
  expect(new Set(Object.values(OPERATORS_OF).flat())).toEqual(new Set(OPERATORS));
  for (const field of FIELDS.values())
    for (const op of OPERATORS)
      expect(codes(is(field.key, op, null)).includes('wrong-operator'), `${field.type} ${op}`).toBe(
        !OPERATORS_OF[field.type].includes(op),
      );
});

test('the fields of a tree are named once', () => {
  expect(
    fieldsOf({
      kind: 'all',
      of: [
        is('score', 'known', null),
        { kind: 'not', of: is('word', 'known', null) },
        is('score', 'unknown', null),
      ],
    }),
  ).toEqual(['score', 'word']);
});

test('a shape nested without end is refused by the schema, quickly and without overflowing', () => {
  for (const levels of [20_000, 200_000]) {
    const not = Array.from({ length: levels }).reduce<unknown>(
      (of) => ({ kind: 'not', of }),
      is('score', 'known', null),
    );
    const all = Array.from({ length: levels }).reduce<unknown>((of) => ({ kind: 'all', of: [of] }), {});
    const lists = Array.from({ length: levels }).reduce<unknown>((of) => [of], []);
    for (const given of [not, all, lists, { kind: 'all', of: lists }])
      expect(conditionSchema.safeParse(given).success).toBe(false);
  }
});
