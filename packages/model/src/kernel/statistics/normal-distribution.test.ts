import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalDensity, normalSurvival } from './normal-distribution.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
const CDF = [
  [-37.5, 4.605353009581955e-308],
  [-30, 4.906713927148187e-198],
  [-20.25, 1.77619986494957e-91],
  [-12.3, 4.5287069561587846e-35],
  [-8, 6.220960574271784e-16],
  [-5.7, 5.990371401063528e-9],
  [-3.1, 0.0009676032132183566],
  [-2.0001, 0.022744733391410546],
  [-2, 0.02275013194817921],
  [-1.9999, 0.022755531584767185],
  [-1.3, 0.09680048458561033],
  [-0.5, 0.3085375387259869],
  [-0.123, 0.45105354898356326],
  [-1e-10, 0.49999999996010575],
  [0, 0.5],
  [1e-5, 0.500003989422804],
  [0.7, 0.758036347776927],
  [1, 0.8413447460685429],
  [1.96, 0.9750021048517795],
  [2.5, 0.9937903346742238],
  [2.7, 0.9965330261969594],
  [5, 0.9999997133484281],
  [8.2, 0.9999999999999999],
] as const;

test.each(CDF)('cdf(%d) keeps 13 digits, also in the tail', (x, expected) => {
  expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-13);
  expect(normalSurvival(-x)).toBe(normalCdf(x));
});

test('both sides add up to one and the cdf never falls', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -40, max: 40, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (x, step) => {
        expect(normalCdf(x) + normalSurvival(x)).toBeCloseTo(1, 14);
        expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x) * (1 - 1e-13));
      },
    ),
  );
});

test('far out there is nothing left', () => {
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(-60)).toBe(0);
  expect(normalCdf(60)).toBe(1);
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
});
