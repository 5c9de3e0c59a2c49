import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, FieldValue, Operator } from './condition.ts';
import { evaluateCondition, holds, type Verdict } from './evaluate-condition.ts';
import { anyFieldValue, conditionOver, FIELDS } from './testing/any-condition.ts';

const fields = [...FIELDS.values()];
const condition = conditionOver(fields);
const world = fc
  .dictionary(fc.constantFrom(...FIELDS.keys()), anyFieldValue)
  .map((values) => (key: string) => values[key]);
const not = (of: Condition): Condition => ({ kind: 'not', of });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });

test('the laws of the three values hold for every tree and every field', () => {
  fc.assert(
    fc.property(condition, condition, condition, world, (a, b, c, read) => {
      const value = (one: Condition): Verdict => evaluateCondition(one, read);
      expect(value(not(not(a)))).toBe(value(a));
      expect(value(not(all(a, b)))).toBe(value(any(not(a), not(b))));
      expect(value(not(any(a, b)))).toBe(value(all(not(a), not(b))));
      expect(value(all(a, b))).toBe(value(all(b, a)));
      expect(value(any(a, b))).toBe(value(any(b, a)));
      expect(value(all(a, all(b, c)))).toBe(value(all(a, b, c)));
      expect(value(any(a, any(b, c)))).toBe(value(any(a, b, c)));
      expect(value(all(a, any(b, c)))).toBe(value(any(all(a, b), all(a, c))));
      expect(value(all(a, a))).toBe(value(a));
      expect(value(any(a, all(a, b)))).toBe(value(a));
    }),
    { numRuns: 500 },
  );
});

/** A comparison with a known verdict: of a field that says so, or of one that says nothing. */
const saying = (verdict: Verdict): Condition => ({
  kind: 'is',
  field: verdict === null ? 'missing' : 'word',
  op: 'equals',
  value: verdict === false ? 'no' : 'yes',
});
const readYes = (key: string) => (key === 'word' ? 'yes' : undefined);

test("the tables are Kleene's", () => {
  const values: Verdict[] = [true, null, false];
  const table = (join: (...of: Condition[]) => Condition) =>
    values.map((a) => values.map((b) => evaluateCondition(join(saying(a), saying(b)), readYes)));
  expect(table(all)).toEqual([
    [true, null, false],
    [null, null, false],
    [false, false, false],
  ]);
  expect(table(any)).toEqual([
    [true, true, true],
    [true, null, null],
    [true, null, false],
  ]);
  expect(values.map((a) => evaluateCondition(not(saying(a)), readYes))).toEqual([false, null, true]);
  expect(evaluateCondition(all(), readYes)).toBe(true);
  expect(evaluateCondition(any(), readYes)).toBe(false);
});

test('what is not known holds nowhere, and only its two operators tell', () => {
  for (const nothing of [undefined, '', []] as const) {
    const read = () => nothing;
    for (const op of ['equals', 'differs', 'above', 'contains', 'one-of', 'none-of', 'has-all'] as const) {
      const one: Condition = { kind: 'is', field: 'score', op, value: op.endsWith('of') ? ['1'] : '1' };
      expect(evaluateCondition(one, read), op).toBeNull();
      expect(holds(one, read), op).toBe(false);
      expect(holds(not(one), read), op).toBe(false);
    }
    expect(holds({ kind: 'is', field: 'score', op: 'unknown', value: null }, read)).toBe(true);
    expect(holds({ kind: 'is', field: 'score', op: 'known', value: null }, read)).toBe(false);
  }
  expect(holds(null, () => undefined)).toBe(true);
});

const CASES: readonly [Operator, FieldValue, number | string | boolean | (string | number)[], boolean][] = [
  ['equals', 7, 7, true],
  ['equals', 'Москва', 'москва', true],
  ['equals', false, false, true],
  ['differs', 7, 8, true],
  ['differs', 'a', 'A', false],
  ['below', 6, 7, true],
  ['below', 7, 7, false],
  ['at-most', 7, 7, true],
  ['above', 7, 7, false],
  ['above', 7.1, 7, true],
  ['at-least', 7, 7, true],
  ['between', 7, [7, 9], true],
  ['between', 10, [7, 9], false],
  ['between', '2026-05-09', ['2026-05-01', '2026-05-31'], true],
  ['contains', 'Нет СВЯЗИ дома', 'связи', true],
  ['begins', 'Связь', 'св', true],
  ['begins', 'Нет связи', 'связ', false],
  ['one-of', 'a1', ['a1', 'a2'], true],
  ['one-of', 'a3', ['a1', 'a2'], false],
  ['none-of', 'a3', ['a1', 'a2'], true],
  ['none-of', ['a1', 'a3'], ['a1', 'a2'], false],
  ['has', ['a1', 'a2'], 'a2', true],
  ['has', ['a1'], 'a2', false],
  ['has-any', ['a1'], ['a2', 'a1'], true],
  ['has-any', ['a3'], ['a2', 'a1'], false],
  ['has-all', ['a1', 'a2', 'a3'], ['a2', 'a1'], true],
  ['has-all', ['a1'], ['a2', 'a1'], false],
  ['before', '2026-04-30', '2026-05-01', true],
  ['before', '2026-05-01', '2026-05-01', false],
  ['after', '2026-05-02', '2026-05-01', true],
];

test.each(CASES)('%s: %j and %j', (op, field, value, expected) => {
  expect(evaluateCondition({ kind: 'is', field: 'x', op, value }, () => field)).toBe(expected);
});

test('a number and a word have no order', () => {
  expect(evaluateCondition({ kind: 'is', field: 'x', op: 'above', value: 7 }, () => '9')).toBeNull();
});
