import { type Condition, checkCondition, type Field, OPERATORS_OF } from '@romashka/model/conditions';
import { expect, test } from 'vitest';
import {
  conditionOf,
  firstComparison,
  GROUP_MODES,
  groupOf,
  settled,
  toggled,
  valueFor,
  withNewPart,
  withOperator,
  withoutPart,
} from './edit-condition.ts';

const options = [
  { key: 'shop', name: { en: 'Shop' } },
  { key: 'web', name: { en: 'Web' } },
];
const FIELDS: readonly Field[] = [
  { key: 'n', type: 'number', name: {} },
  { key: 't', type: 'text', name: {} },
  { key: 'c', type: 'choice', name: {}, options },
  { key: 'l', type: 'list', name: {}, options },
  { key: 'b', type: 'boolean', name: {} },
  { key: 'd', type: 'date', name: {} },
];
const one: Condition = { kind: 'is', field: 'n', op: 'equals', value: 1 };

test('a group and its condition are two forms of the same', () => {
  for (const mode of GROUP_MODES) {
    const group = { mode, of: [one] };
    expect(groupOf(conditionOf(group))).toEqual(group);
  }
  expect(groupOf(null)).toEqual({ mode: 'all', of: [] });
  expect(groupOf(one)).toEqual({ mode: 'all', of: [one] });
  expect(groupOf({ kind: 'not', of: one })).toEqual({ mode: 'none', of: [one] });
});

test('an empty group is no condition at all', () => {
  const group = withNewPart(groupOf(null), one);
  expect(settled(group)).toEqual({ kind: 'all', of: [one] });
  expect(settled(withoutPart(group, 0))).toBeNull();
});

test('a new comparison by number, option or truth is complete; text and date wait for their value', () => {
  const fields = new Map(FIELDS.map((field) => [field.key, field]));
  const open = FIELDS.filter((field) => checkCondition(firstComparison(field), fields).length > 0);
  expect(open.map(({ type }) => type)).toEqual(['text', 'date']);
});

test('another operator keeps the value as far as it can', () => {
  const fields = new Map(FIELDS.map((field) => [field.key, field]));
  for (const field of FIELDS)
    for (const op of OPERATORS_OF[field.type]) {
      const value = field.type === 'date' ? '2026-01-31' : field.type === 'text' ? 'x' : undefined;
      const begun = firstComparison(field);
      const next = withOperator(value === undefined ? begun : { ...begun, value }, field, op);
      expect(checkCondition(next, fields), `${field.type} ${op}`).toEqual([]);
    }
  const [number] = FIELDS;
  if (number === undefined) throw new Error('no field');
  expect(valueFor(number, 'between', 5)).toEqual([5, 5]);
  expect(valueFor(number, 'at-most', [5, 9])).toBe(5);
});

test('a value is chosen and let go', () => {
  expect(toggled(null, 'shop')).toEqual(['shop']);
  expect(toggled(['shop', 'web'], 'shop')).toEqual(['web']);
});
