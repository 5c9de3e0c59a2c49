import { expect, test } from 'vitest';
import { volumeBars, volumeBucket, volumeTop } from './volume-bars.ts';

const frame = { left: 0, right: 300, top: 0, bottom: 100 };
const count = (start: string, value: number | null) => ({
  start,
  figure: { value, n: value ?? 0, low: null, high: null },
});

test('bars stand on zero and are as high as their count', () => {
  const series = [count('2026-05-04', 50), count('2026-05-11', 100), count('2026-05-18', null)];
  const top = volumeTop(series);
  const bars = volumeBars(series, 'week', { frame, top, from: '2026-05-04', to: '2026-05-25' });
  expect(top).toBe(100);
  expect(bars.map((bar) => [bar.height, bar.y + bar.height])).toEqual([
    [50, 100],
    [100, 100],
    [0, 100],
  ]);
});

test('nothing counted still has an axis', () => {
  expect(volumeTop([])).toBe(1);
});

test('bars that the period cuts are marked', () => {
  const series = [count('2026-05-04', 5), count('2026-05-11', 5), count('2026-05-18', 5)];
  const bars = volumeBars(series, 'week', { frame, top: 5, from: '2026-05-06', to: '2026-05-20' });
  expect(bars.map((bar) => bar.partial)).toEqual([true, false, true]);
});

test.each([
  [7, 'day'],
  [90, 'week'],
  [365, 'week'],
  [1000, 'month'],
] as const)('%i days are counted by %s', (days, bucket) => {
  expect(volumeBucket(days)).toBe(bucket);
});
