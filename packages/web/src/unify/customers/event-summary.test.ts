import { expect, test } from 'vitest';
import { summariseProperties } from './event-summary.ts';

test('tells a few plain properties, not ids, places or nested values', () => {
  expect(
    summariseProperties({
      order_id: 'o-1',
      unit: 'South',
      total: 12.5,
      items: [{ sku: 'A' }],
      note: '',
      url: '/tariffs',
      plan: 'M',
      more: 'left out',
    }),
  ).toBe('total: 12.5, url: /tariffs, plan: M');
});

test('long values are cut', () => {
  expect(summariseProperties({ note: 'x'.repeat(100) })).toHaveLength('note: '.length + 60);
});

test('what stands beside it is not told again', () => {
  expect(summariseProperties({ region: 'south', amount: 5 }, ['south', 'web'])).toBe('amount: 5');
});

test('nothing to tell is nothing', () => {
  expect(summariseProperties({})).toBe('');
});
