import { expect, test } from 'vitest';
import { trendGeometry } from './trend-geometry.ts';

const frame = { left: 0, right: 300, top: 0, bottom: 100 };
const point = (start: string, value: number, n = 400) => ({
  start,
  figure: { value, n, low: value - 5, high: value + 5 },
});

test('points stand at even steps, higher scores higher up', () => {
  const { points } = trendGeometry([point('a', 10), point('b', 30), point('c', 20)], frame);
  expect(points.map((p) => p.x)).toEqual([0, 150, 300]);
  const [a, b, c] = points.map((p) => p.y ?? Number.NaN);
  expect(b).toBeLessThan(c ?? 0);
  expect(c).toBeLessThan(a ?? 0);
});

test('a bucket with too few answers breaks the line and the band', () => {
  const trend = trendGeometry(
    [point('a', 10), point('b', 12), point('c', 90, 8), point('d', 11), point('e', 12)],
    frame,
  );
  expect(trend.points[2]?.y).toBeNull();
  expect(trend.lines).toHaveLength(2);
  expect(trend.bands).toHaveLength(2);
});

test('the band holds the line: twice as many corners, closed', () => {
  const { bands } = trendGeometry([point('a', 10), point('b', 30)], frame);
  expect(bands[0]?.match(/[ML]/g)).toHaveLength(4);
  expect(bands[0]?.endsWith('Z')).toBe(true);
});

test('only real steps are marked', () => {
  const { points } = trendGeometry([point('a', 10), point('b', 12), point('c', 40)], frame);
  expect(points.map((p) => p.step)).toEqual([null, null, 28]);
});

test('one point alone and no points at all still have a grid', () => {
  expect(trendGeometry([point('a', 10)], frame).points[0]?.x).toBe(150);
  expect(trendGeometry([], frame).ticks.length).toBeGreaterThan(1);
});

test('the grid stays within the scale of NPS', () => {
  const { ticks } = trendGeometry([point('a', 98), point('b', -98)], frame);
  expect(ticks[0]?.value).toBeGreaterThanOrEqual(-100);
  expect(ticks.at(-1)?.value).toBeLessThanOrEqual(100);
});
