import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScale, niceTicks } from './scale.ts';

test('a scale maps ends to ends and is straight between', () => {
  const y = linearScale([0, 50], [200, 0]);
  expect([y(0), y(25), y(50)]).toEqual([200, 100, 0]);
});

test('a domain of no width stands in the middle instead of dividing by zero', () => {
  expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
});

test('ticks are round numbers', () => {
  expect(niceTicks(17, 43, 4)).toEqual([10, 20, 30, 40, 50]);
  expect(niceTicks(0, 0.7, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(niceTicks(5, 5, 4)).toEqual([5]);
});

test('ticks cover what is shown and stay few', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (low, width) => {
      const ticks = niceTicks(low, low + width, 4);
      const slack = width * 1e-6;
      expect(ticks[0]).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + width - slack);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});
