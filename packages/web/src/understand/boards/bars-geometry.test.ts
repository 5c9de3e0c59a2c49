import { expect, test } from 'vitest';
import { barsOf } from './bars-geometry.ts';

const figure = (value: number, n = 100) => ({ value, low: value - 5, high: value + 5, n });
const frame = { left: 100, right: 300 };

test('bars begin at zero on both sides of it, the highest first, few apart', () => {
  const { bars, zero, few } = barsOf(
    [
      { name: 'low', figure: figure(-20) },
      { name: 'high', figure: figure(40) },
      { name: 'few', figure: figure(90, 7) },
    ],
    { least: 30 },
    frame,
  );
  expect([bars.map(({ name }) => name), few]).toEqual([['high', 'low'], 1]);
  const [high, low] = bars;
  expect(high?.x).toBeCloseTo(zero, 9);
  expect((low?.x ?? 0) + (low?.width ?? 0)).toBeCloseTo(zero, 9);
  expect((high?.width ?? 0) / (low?.width ?? 1)).toBeCloseTo(2, 9);
  for (const bar of bars) {
    expect(bar.low).toBeGreaterThanOrEqual(frame.left);
    expect(bar.high).toBeLessThanOrEqual(frame.right);
  }
});

test('without anything to show there are no bars, and no division by zero', () => {
  expect(barsOf([], { least: 30 }, frame)).toMatchObject({ bars: [], few: 0, more: 0, zero: 100 });
  const [bar] = barsOf(
    [{ name: 'a', figure: { value: 0, low: 0, high: 0, n: 100 } }],
    { least: 1 },
    frame,
  ).bars;
  expect(bar?.width).toBe(0);
});
