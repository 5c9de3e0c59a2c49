import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from './change.ts';

const nps = (value: number, half: number, n = 500) => ({ value, n, low: value - half, high: value + half });
const options = { scaleWidth: 200 };

test('a step larger than the interval of the difference is real', () => {
  expect(changeBetween(nps(31, 4), nps(22, 4), options).kind).toBe('rise');
  expect(changeBetween(nps(22, 4), nps(31, 4), options).kind).toBe('fall');
});

test('overlapping by the difference is noise: 31 ± 4 against 27 ± 4 spans zero', () => {
  const change = changeBetween(nps(31, 4), nps(27, 4), options);
  expect(change.kind).toBe('steady');
  if (change.kind === 'unknown') throw new Error('expected a known change');
  expect(change.low).toBeCloseTo(4 - Math.hypot(4, 4), 9);
});

test('many comparisons at once ask for a larger step', () => {
  expect(changeBetween(nps(31, 4), nps(24.5, 4), options).kind).toBe('rise');
  expect(changeBetween(nps(31, 4), nps(24.5, 4), { ...options, comparisons: 20 }).kind).toBe('steady');
});

test('too few answers or none on either side is unknown, never a change', () => {
  expect(changeBetween(nps(31, 4, 29), nps(-50, 4), options).kind).toBe('unknown');
  expect(changeBetween(nps(31, 4), { value: null, n: 0, low: null, high: null }, options).kind).toBe(
    'unknown',
  );
  expect(changeBetween(nps(31, 4), null, options).kind).toBe('unknown');
});

test('answers that all agree do not make every small step real', () => {
  expect(changeBetween(nps(100, 0, 30), nps(97, 0, 30), options).kind).toBe('steady');
});

test('exchanging the periods turns the change around', () => {
  const figure = fc
    .tuple(
      fc.integer({ min: -90, max: 90 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 30, max: 9999 }),
    )
    .map(([value, half, n]) => nps(value, half, n));
  const mirror = { rise: 'fall', fall: 'rise', steady: 'steady', unknown: 'unknown' } as const;
  fc.assert(
    fc.property(figure, figure, (a, b) => {
      expect(changeBetween(a, b, options).kind).toBe(mirror[changeBetween(b, a, options).kind]);
    }),
  );
});
