import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  chiSquareSurvivalQuantile,
} from './chi-square.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// x, degrees of freedom, cdf, survival
const PARTS = [
  [1e-6, 1, 0.0007978844278221252, 0.9992021155721779],
  [0.5, 1, 0.5204998778130465, 0.4795001221869535],
  [3.841, 1, 0.9499863162360433, 0.0500136837639567],
  [120, 1, 1, 6.326068263677261e-28],
  [0.01, 3, 0.0002651650586556098, 0.9997348349413444],
  [7.8, 3, 0.9496689021401467, 0.05033109785985335],
  [200, 3, 1, 4.2185411071920426e-43],
  [2, 10, 0.0036598468273437122, 0.9963401531726563],
  [18.3, 10, 0.9498909385885376, 0.05010906141146245],
  [150, 10, 1, 3.72748505506251e-27],
  [60, 100, 0.0005188914625480343, 0.999481108537452],
  [100, 100, 0.5188083154720433, 0.48119168452795674],
  [124, 100, 0.9478012374429226, 0.0521987625570775],
  [400, 100, 1, 1.6927979958857087e-37],
  [9700, 10000, 0.016250795177709932, 0.9837492048222901],
  [10400, 10000, 0.9974151865046462, 0.002584813495353809],
] as const;
// p, degrees of freedom, quantile
const QUANTILE = [
  [1e-10, 1, 1.5707963267948968e-20],
  [0.025, 1, 0.000982069117175256],
  [0.5, 1, 0.4549364231195728],
  [0.95, 1, 3.8414588206941245],
  [0.999, 1, 10.827566170662731],
  [1e-20, 2, 2e-20],
  [0.025, 2, 0.05063561596857975],
  [0.975, 2, 7.377758908227871],
  [0.05, 3.5, 0.520068710844813],
  [1e-50, 10, 5.210342169620935e-10],
  [0.025, 10, 3.2469727802368413],
  [0.5, 10, 9.341817765591967],
  [0.975, 10, 20.483177350807395],
  [1e-30, 100, 10.88943769973342],
  [0.025, 100, 74.22192747492373],
  [0.975, 100, 129.5611971858366],
  [0.025, 2000, 1877.9460368153905],
  [0.975, 2000, 2125.8423024497756],
  [0.025, 40000, 39447.53520121411],
  [1e-6, 40000, 38669.89594160036],
  [0.975, 40000, 40556.253396926666],
] as const;
// q, degrees of freedom, survival quantile
const SURVIVAL_QUANTILE = [
  [1e-100, 1, 453.943082238799],
  [0.025, 1, 5.023886187314889],
  [0.999, 1, 1.5707971492624927e-6],
  [1e-50, 2, 230.25850929940458],
  [0.025, 2, 7.3777589082278725],
  [1e-200, 10, 964.1191006130981],
  [0.025, 10, 20.483177350807395],
  [0.7, 10, 7.2672181659276065],
  [1e-40, 100, 419.5045899398134],
  [0.025, 100, 129.5611971858366],
  [0.025, 2002, 2127.904272032604],
  [0.025, 40002, 40558.267255852814],
] as const;

test.each(PARTS)('at %d with %d degrees both tails keep 12 digits', (x, degrees, cdf, survival) => {
  expect(Math.abs(chiSquareCdf(x, degrees) / cdf - 1)).toBeLessThan(1e-12);
  expect(Math.abs(chiSquareSurvival(x, degrees) / survival - 1)).toBeLessThan(1e-12);
});

test.each(QUANTILE)('quantile(%d) with %d degrees keeps 12 digits', (p, degrees, expected) => {
  expect(Math.abs(chiSquareQuantile(p, degrees) / expected - 1)).toBeLessThan(1e-12);
});

test.each(SURVIVAL_QUANTILE)(
  'survival quantile(%d) with %d degrees keeps 12 digits',
  (q, degrees, expected) => {
    expect(Math.abs(chiSquareSurvivalQuantile(q, degrees) / expected - 1)).toBeLessThan(1e-12);
  },
);

test('the quantiles are the inverses of cdf and survival', () => {
  const probability = fc.double({ min: 1e-60, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(probability, fc.double({ min: 1, max: 20_000, noNaN: true }), (p, degrees) => {
      expect(Math.abs(chiSquareCdf(chiSquareQuantile(p, degrees), degrees) / p - 1)).toBeLessThan(1e-11);
      const x = chiSquareSurvivalQuantile(p, degrees);
      expect(Math.abs(chiSquareSurvival(x, degrees) / p - 1)).toBeLessThan(1e-11);
    }),
  );
});

test('the ends, and what is refused', () => {
  expect(chiSquareQuantile(0, 3)).toBe(0);
  expect(chiSquareQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
  expect(chiSquareCdf(-1, 3)).toBe(0);
  expect(() => chiSquareQuantile(2, 3)).toThrow(RangeError);
  expect(() => chiSquareQuantile(0.5, -1)).toThrow(RangeError);
});
