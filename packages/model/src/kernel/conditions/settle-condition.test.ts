import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, FieldValue } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { settleCondition } from './settle-condition.ts';

const leaf: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('is' as const),
  field: fc.constantFrom('trait.a', 'trait.b', 'answer.x', 'answer.y'),
  op: fc.constantFrom(
    'equals' as const,
    'differs' as const,
    'known' as const,
    'unknown' as const,
    'above' as const,
  ),
  value: fc.constantFrom('one', 1, 2),
});
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
}));
const value: fc.Arbitrary<FieldValue | undefined> = fc.constantFrom(undefined, 'one', 'two', 1, 3);
const fields = fc.record({ 'trait.a': value, 'trait.b': value, 'answer.x': value, 'answer.y': value });

test('a settled condition says the same of the open fields and names no other', () => {
  fc.assert(
    fc.property(tree, fields, value, value, (condition, before, x, y) => {
      const read = (key: string) => before[key as keyof typeof before];
      const isOpen = (field: string): boolean => field.startsWith('answer.');
      const settled = settleCondition(condition, read, isOpen);
      const after: Readonly<Record<string, FieldValue | undefined>> = { 'answer.x': x, 'answer.y': y };
      const whole = evaluateCondition(condition, (key) => (isOpen(key) ? after[key] : read(key)));
      expect(evaluateCondition(settled, (key) => after[key])).toBe(whole);
      expect(JSON.stringify(settled)).not.toContain('trait');
    }),
  );
});
