import { expect, test } from 'vitest';
import { coverageSeries, shareOf } from './coverage-series.ts';
import { firstDescription, readNames, readTarget } from './signals.ts';

test.each([
  ['', '', null],
  [' 5 ', 'min', { value: 5, unit: 'min' }],
  ['0,5', ' % ', { value: 0.5, unit: '%' }],
  ['0', '', { value: 0, unit: '' }],
  ['', 'min', undefined],
  ['five', 'min', undefined],
  ['-1', 'min', undefined],
  ['1e12', 'min', undefined],
])('a target of "%s" "%s"', (value, unit, target) => {
  expect(readTarget(value, unit)).toEqual(target);
});

test('names are read a line each, without blanks and repeats', () => {
  expect(readNames(' Shop Visited \n\nTill Failed\r\nShop Visited')).toEqual(['Shop Visited', 'Till Failed']);
  expect(readNames(' \n ')).toEqual([]);
});

test('what nobody described is expected of every kind, and what was seen there is taken for behaviour', () => {
  const { name, collects } = firstDescription('kiosk', ['Survey Answered', 'Kiosk Used']);
  expect(name).toBe('kiosk');
  expect(Object.values(collects).map(({ expected, within }) => [expected, within])).toEqual(
    Array.from({ length: 4 }, () => [true, 15]),
  );
  expect(collects.behaviour.events).toEqual(['Kiosk Used']);
  expect(collects.operation.events).toEqual([]);
});

test('the line begins with the first month that has a share and ends with the last 30 days', () => {
  const series = coverageSeries({
    days: 30,
    timeZone: 'UTC',
    inTime: 3,
    expected: 4,
    months: [
      { month: '2026-01', share: null },
      { month: '2026-02', share: { inTime: 0, expected: 4 } },
      { month: '2026-03', share: { inTime: 2, expected: 4 } },
    ],
    touchpoints: [],
    undescribed: [],
    gaps: [],
  });
  expect(series.map((point) => [point.month, shareOf(point)])).toEqual([
    ['2026-02', 0],
    ['2026-03', 0.5],
    [null, 0.75],
  ]);
  expect(shareOf({ inTime: 0, expected: 0 })).toBe(0);
});
