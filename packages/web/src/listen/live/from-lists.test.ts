import { expect, test } from 'vitest';
import { liveItemsFromLists } from './from-lists.ts';

const places = { touchpoint: 'app', unit: 'South', channel: 'app' };
const event = (id: string, name: string) => ({
  id,
  type: 'track',
  name,
  time: '2026-05-01T10:00:00.000Z',
  received: '2026-05-01T10:00:01.000Z',
  source: 'site',
  ...places,
  customer: null,
  identity: { kind: 'user', value: 'u-1' },
  properties: {},
});
const answer = {
  id: '2',
  time: '2026-05-01T10:00:00.000Z',
  customer: 'c',
  response: 'r',
  revision: 0,
  invitation: '',
  survey: 's',
  question: 'recommend',
  questionType: 'nps',
  value: 9,
  text: 'Good',
  ...places,
};

test('an answer stands once, as an answer, beside other events', () => {
  const items = liveItemsFromLists([event('1', 'Order Completed'), event('2', 'Survey Answered')], [answer]);
  expect(items.map((item) => [item.kind, item.id])).toEqual([
    ['answer', '2'],
    ['event', '1'],
  ]);
  expect(items[0]).toMatchObject({ value: 9, text: 'Good', customer: 'c', question: 'recommend' });
  expect(items[1]).toMatchObject({ customer: '', customerName: 'u-1' });
});
