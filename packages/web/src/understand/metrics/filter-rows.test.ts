import type { Condition } from '@romashka/model/conditions';
import { expect, test } from 'vitest';
import { conditionToRows, rowsToCondition } from './filter-rows.ts';

const typeOf = (field: string) => (field === 'value' ? ('number' as const) : ('text' as const));
const is = (
  field: string,
  op: 'equals' | 'at-least' | 'known',
  value: string | number | null,
): Condition => ({
  kind: 'is',
  field,
  op,
  value,
});

test('lines become a condition and come back; unfinished ones are left out', () => {
  const rows = [
    { field: 'unit', op: 'equals', value: ' Омск ' },
    { field: 'value', op: 'at-least', value: '7,5' },
    { field: 'channel', op: 'known', value: 'is ignored' },
    { field: 'touchpoint', op: 'equals', value: ' ' },
    { field: 'value', op: 'equals', value: 'seven' },
    { field: '', op: 'equals', value: 'x' },
  ] as const;
  const made = rowsToCondition(rows, typeOf);
  expect(made).toEqual({
    kind: 'all',
    of: [is('unit', 'equals', 'Омск'), is('value', 'at-least', 7.5), is('channel', 'known', null)],
  });
  const again = conditionToRows(made);
  expect(again).toHaveLength(3);
  expect(rowsToCondition(again ?? [], typeOf)).toEqual(made);
  expect(rowsToCondition(rows.slice(0, 1), typeOf)).toEqual(is('unit', 'equals', 'Омск'));
  expect(rowsToCondition([], typeOf)).toBeNull();
});

test('a condition that is more than lines is not turned into them', () => {
  const deep: Condition = { kind: 'any', of: [is('unit', 'equals', 'a'), is('unit', 'equals', 'b')] };
  for (const condition of [deep, { kind: 'not', of: deep }, { kind: 'all', of: [deep] }] as const)
    expect(conditionToRows(condition as Condition)).toBeNull();
  expect(conditionToRows(null)).toEqual([]);
});
