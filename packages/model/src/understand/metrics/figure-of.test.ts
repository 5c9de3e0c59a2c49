import { expect, test } from 'vitest';
import { figureOf } from './figure-of.ts';
import { METRIC_KINDS } from './metric-kind.ts';
import { emptyTally } from './tally.ts';

test.each(METRIC_KINDS)('%s of nothing is "no data", not 0', (kind) => {
  const empty = figureOf(emptyTally(kind));
  expect(empty).toMatchObject({ value: null, n: 0, low: null, high: null });
  expect(empty.mean ?? null).toBeNull();
});

test('nps: 50 promoters, 30 passives, 20 detractors', () => {
  const figure = figureOf({ kind: 'nps', promoters: 50, passives: 30, detractors: 20 });
  // 1.95996 sqrt(.70 - .09) / 10 = .153079
  expect(figure).toMatchObject({ value: 30, n: 100 });
  expect(figure.low).toBeCloseTo(14.6922, 3);
  expect(figure.high).toBeCloseTo(45.3078, 3);
});

test('csat: scores 4 (1,789) and 5 (1,149) of 7,043 customers, mean beside it', () => {
  const scores = [922, 518, 2665, 1789, 1149];
  const sum = scores.reduce((total, n, index) => total + n * (index + 1), 0);
  const figure = figureOf({ kind: 'csat', n: 7043, top: 1789 + 1149, sum });
  expect(figure.value).toBeCloseTo(0.417152, 6);
  expect(figure.mean).toBeCloseTo(3.244924, 6);
  expect(figure.n).toBe(7043);
  expect(figure.low).toBeLessThan(0.4172);
  expect(figure.high).toBeGreaterThan(0.4171);
});

test('ces: two of four agree that it was easy', () => {
  const figure = figureOf({ kind: 'ces', n: 4, top: 2, sum: 14 });
  expect(figure).toMatchObject({ value: 0.5, n: 4, mean: 3.5 });
  expect((figure.low ?? 0) + (figure.high ?? 0)).toBeCloseTo(1, 14);
});

test('mean: 1, 2, 3, 4, 5 with Student t', () => {
  const figure = figureOf({ kind: 'mean', n: 5, mean: 3, m2: 10 });
  // 2.776445 sqrt(2.5 / 5) = 1.963243
  expect(figure).toMatchObject({ value: 3, n: 5 });
  expect(figure.low).toBeCloseTo(1.036757, 6);
  expect(figure.high).toBeCloseTo(4.963243, 6);
});

test('mean: one value has no interval', () => {
  expect(figureOf({ kind: 'mean', n: 1, mean: 7, m2: 0 })).toEqual({ value: 7, n: 1, low: null, high: null });
});

test('share: churn of customers who answered 3, 5 and 1, Wilson', () => {
  const three = figureOf({ kind: 'share', matched: 429, base: 2665 });
  expect(three.value).toBeCloseTo(0.160976, 6);
  expect(three.low).toBeCloseTo(0.147512, 6);
  expect(three.high).toBeCloseTo(0.175415, 6);
  const five = figureOf({ kind: 'share', matched: 0, base: 1149 });
  expect(five).toMatchObject({ value: 0, n: 1149, low: 0 });
  expect(five.high).toBeCloseTo(0.003332, 6);
  const all = figureOf({ kind: 'share', matched: 922, base: 922 });
  expect(all).toMatchObject({ value: 1, high: 1 });
  expect(all.low).toBeCloseTo(0.995851, 6);
});

test('share: more matches than cases is refused', () => {
  expect(() => figureOf({ kind: 'share', matched: 3, base: 2 })).toThrow(RangeError);
});

test('ratio: 30 contacts per 100 orders; none below the line is no data', () => {
  const figure = figureOf({ kind: 'ratio', counted: 30, per: 100 });
  expect(figure).toMatchObject({ value: 0.3, n: 100 });
  expect(figure.low).toBeLessThan(0.3);
  expect(figure.high).toBeGreaterThan(0.3);
  expect(figureOf({ kind: 'ratio', counted: 3, per: 0 }).value).toBeNull();
  expect(figureOf({ kind: 'ratio', counted: 0, per: 5 }).value).toBe(0);
});

test('count: ten events, Garwood', () => {
  const figure = figureOf({ kind: 'count', n: 10 });
  expect(figure).toMatchObject({ value: 10, n: 10 });
  expect(figure.low).toBeCloseTo(4.7954, 4);
  expect(figure.high).toBeCloseTo(18.3904, 4);
});
