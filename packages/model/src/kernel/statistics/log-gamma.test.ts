import { expect, test } from 'vitest';
import { logGamma, stirlingError } from './log-gamma.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
const LOG_GAMMA = [
  [1e-300, 690.7755278982137],
  [1e-10, 23.025850929882736],
  [0.001, 6.907178885383853],
  [0.1, 2.252712651734206],
  [0.49, 0.592249629335267],
  [0.5, 0.5723649429247001],
  [0.9, 0.06637623973474295],
  [0.999999, 5.772164873855652e-7],
  [1.000001, -5.772148423874147e-7],
  [1.0001, -5.771334222047127e-5],
  [1.3, -0.10817480950786047],
  [1.49999, -0.12078260248824477],
  [1.5, -0.12078223763524522],
  [1.75, -0.08440112102048555],
  [1.999, -0.0004224618006921073],
  [2.0000001, 4.227843666532498e-8],
  [2.3, 0.15418945495963046],
  [2.5, 0.2846828704729192],
  [2.51, 0.29173891549286796],
  [3.7, 1.428072326665388],
  [5, 3.1780538303479458],
  [8.25, 9.033186919605123],
  [11.99, 17.477885575426185],
  [12, 17.502307845873887],
  [20.5, 40.8315009745308],
  [100, 359.1342053695754],
  [1234.5, 7550.550901077895],
  [1000000, 12815504.569147611],
  [1000000000000000.0, 3.3538776394910668e16],
] as const;

test.each(LOG_GAMMA)('logGamma(%d) keeps 14 digits, also beside its zeros', (x, expected) => {
  expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-14);
});

test('is zero at 1 and 2, and refuses what is not positive', () => {
  expect(logGamma(1)).toBe(0);
  expect(logGamma(2)).toBe(0);
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => logGamma(-1.5)).toThrow(RangeError);
});

test('the Stirling error is the same on both sides of the switch', () => {
  expect(stirlingError(12 - 1e-9)).toBeCloseTo(stirlingError(12), 11);
});
