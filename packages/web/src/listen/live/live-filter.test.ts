import type { LiveItem } from '@romashka/model/contract';
import { expect, test } from 'vitest';
import { filterLive } from './live-filter.ts';

const base: LiveItem = {
  kind: 'event',
  id: '1',
  time: '2026-05-01T10:00:00.000Z',
  type: 'track',
  name: 'Заказ оплачен',
  customer: '00000000-0000-4000-8000-000000000000',
  customerName: 'Анна Ёлкина',
  touchpoint: 'Web',
  unit: 'South',
  channel: '',
  source: 'site',
};
const answer: LiveItem = { ...base, kind: 'answer', id: '2', name: 'nps', text: 'Very slow support' };

test('every word has to be somewhere, in any case and field', () => {
  expect(filterLive([base, answer], { kind: '', words: 'south ОПЛАЧЕН' })).toEqual([base]);
  expect(filterLive([base, answer], { kind: '', words: 'slow  SUPPORT' })).toEqual([answer]);
  expect(filterLive([base, answer], { kind: '', words: 'north' })).toEqual([]);
});

test('filters by kind; no words let all pass', () => {
  expect(filterLive([base, answer], { kind: 'answer', words: ' ' })).toEqual([answer]);
  expect(filterLive([base, answer], { kind: '', words: '' })).toHaveLength(2);
});
