import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteGamma } from './incomplete-gamma.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// a, x, P(a, x), Q(a, x)
const PARTS = [
  [0.5, 1e-8, 0.00011283791633342487, 0.9998871620836666],
  [0.5, 0.3, 0.5614219739190002, 0.4385780260809999],
  [0.5, 1.499, 0.9166326278910452, 0.08336737210895478],
  [0.5, 1.501, 0.9168382017326415, 0.08316179826735852],
  [0.5, 40, 1, 3.744097384202899e-19],
  [0.5, 300, 1, 1.674167984691788e-132],
  [1, 0.5, 0.3934693402873666, 0.6065306597126334],
  [1, 700, 1, 9.85967654375977e-305],
  [2.5, 0.01, 2.987601531906594e-6, 0.999997012398468],
  [2.5, 3.4, 0.7640554623054786, 0.2359445376945214],
  [2.5, 60, 1, 3.138579772755296e-24],
  [10, 1, 1.1142547833872067e-7, 0.9999998885745217],
  [10, 9.9, 0.529498417938461, 0.470501582061539],
  [10, 11.1, 0.6702425231350586, 0.3297574768649414],
  [10, 50, 0.9999999999987403, 1.2596084591660908e-12],
  [100, 40, 1.2062542053086514e-15, 0.9999999999999988],
  [100, 99, 0.473304330399461, 0.526695669600539],
  [100, 105, 0.7002453423911563, 0.29975465760884373],
  [100, 300, 1, 1.4110215102111522e-41],
  [1234.5, 1000, 4.626422387865098e-13, 0.9999999999995374],
  [1234.5, 1234, 0.4981070405523674, 0.5018929594476326],
  [1234.5, 1500, 0.9999999999992962, 7.038107618792887e-13],
  [100000, 98000, 9.690835158160487e-11, 0.9999999999030916],
  [100000, 100000, 0.5004205221103651, 0.4995794778896348],
  [100000, 102000, 0.9999999998349394, 1.6506061359362835e-10],
] as const;

test.each(PARTS)('at (%d, %d) both parts keep 12 digits', (a, x, lower, upper) => {
  const parts = incompleteGamma(a, x);
  expect(Math.abs(parts.lower / lower - 1)).toBeLessThan(1e-12);
  expect(Math.abs(parts.upper / upper - 1)).toBeLessThan(1e-12);
});

test('P(a, x) - P(a + 1, x) is the Poisson term between them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 100, noNaN: true }), (a, x) => {
      let term = Math.exp(-x);
      for (let k = 1; k <= a; k += 1) term *= x / k;
      expect(incompleteGamma(a, x).lower - incompleteGamma(a + 1, x).lower).toBeCloseTo(term, 13);
    }),
  );
});

test('the ends, and what is refused', () => {
  expect(incompleteGamma(3, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteGamma(3, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
  expect(() => incompleteGamma(0, 1)).toThrow(RangeError);
  expect(() => incompleteGamma(1, -1)).toThrow(RangeError);
});
