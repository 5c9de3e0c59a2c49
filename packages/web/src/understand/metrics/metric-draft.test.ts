import type { MetricView } from '@romashka/model/contract';
import { expect, test } from 'vitest';
import { definitionOf, draftOf, isKey, keyOfName } from './metric-draft.ts';

const empty = draftOf(null, 'en');

test('a metric comes out of the form as it went in', () => {
  const filled = {
    ...empty,
    ru: 'Довольны доставкой',
    kind: 'csat' as const,
    survey: 'visit',
    touchpoints: ['shop'],
    trait: 'country',
    shares: [{ value: 'RU', share: '60' }],
    target: '82,5',
    coachingOnly: true,
  };
  const definition = definitionOf(filled, 'ru');
  expect(definition).toMatchObject({
    target: expect.closeTo(0.825, 9),
    weights: { trait: 'country', shares: { RU: 60 } },
    survey: 'visit',
  });
  const metric = { key: 'delivery', kind: 'csat', definition } as unknown as MetricView;
  expect(definitionOf(draftOf(metric, 'ru'), 'ru')).toEqual(definition);
});

test('what a kind does not use is left out, and what it needs is asked for', () => {
  expect(definitionOf({ ...empty, kind: 'ratio', event: 'Complained' }, 'en')).toBeNull();
  expect(definitionOf({ ...empty, kind: 'share' }, 'en')).toBeNull();
  expect(definitionOf({ ...empty, kind: 'mean', event: 'Bought' }, 'en')).toBeNull();
  const count = definitionOf(
    { ...empty, kind: 'count', survey: 'x', trait: 'a', shares: [{ value: 'b', share: '1' }] },
    'en',
  );
  expect(count).toMatchObject({ survey: '', weights: null });
});

test.each([
  ['Довольны доставкой, %', 'dovolny-dostavkoi'],
  ['NPS of the shops', 'nps-of-the-shops'],
  ['2-я линия', 'ya-liniya'],
  ['Щука 7', 'schuka-7'],
])('%s is called %s', (name, key) => {
  expect(keyOfName(name)).toBe(key);
  expect(isKey(key)).toBe(true);
});
