import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentTCdf, studentTQuantile } from './student-t.ts';

// Reference values: mpmath at 60 digits, rounded to the nearest double.
// t, degrees of freedom, cdf
const CDF = [
  [-1000000, 1, 3.1830988618368455e-7],
  [-12.7, 1, 0.02501216384467208],
  [-0.001, 1, 0.4996816902199194],
  [0, 1, 0.5],
  [3, 1, 0.8975836176504333],
  [-40, 2.5, 7.097817145246691e-5],
  [-4.3, 2, 0.025028577058545796],
  [1.5, 2, 0.8638034375544995],
  [-30, 5, 3.859324310248026e-7],
  [-2.57, 5, 0.02501765843103359],
  [-0.3, 5, 0.38812452113163726],
  [2, 10, 0.9633059826146299],
  [-8, 30, 3.1329112378503795e-9],
  [-2.04, 30, 0.02511978736954344],
  [-1e-8, 30, 0.4999999960436782],
  [-20, 100, 4.997133930668478e-37],
  [-1.98, 100, 0.02522580341654769],
  [1.98, 100, 0.9747741965834523],
  [-35, 1000, 3.673141801874347e-176],
  [-1.96, 1000, 0.02513659247787436],
  [-7, 100000, 1.2878278339079916e-12],
  [-1.96, 100000, 0.02499928159715082],
  [0.5, 100000, 0.691461911172791],
] as const;
// p, degrees of freedom, quantile
const QUANTILE = [
  [1e-10, 1, -3183098861.837907],
  [0.025, 1, -12.706204736174705],
  [0.3, 1, -0.7265425280053609],
  [0.49999, 1, -3.141592654626478e-5],
  [0.975, 2, 4.302652729749462],
  [1e-12, 2.5, -55306.17407651582],
  [0.025, 3, -3.1824463052837095],
  [0.005, 5, -4.032142983555228],
  [0.2, 5, -0.919543780240826],
  [0.50001, 5, 2.6343055244939023e-5],
  [0.975, 9, 2.262157162798205],
  [1e-20, 10, -256.4346993185262],
  [0.025, 29, -2.0452296421327043],
  [0.6, 29, 0.2556836345712561],
  [0.975, 30, 2.0422724563012378],
  [1e-15, 100, -9.40459275466728],
  [0.025, 100, -1.9839715185235522],
  [0.975, 999, 1.9623414611334495],
  [0.025, 7042, -1.9603009161065232],
  [0.975, 100000, 1.9599877075346093],
  [1e-9, 100000, -5.998361461679076],
] as const;

test.each(CDF)('cdf(%d) with %d degrees keeps 12 digits', (t, degrees, expected) => {
  expect(Math.abs(studentTCdf(t, degrees) / expected - 1)).toBeLessThan(1e-12);
});

test.each(QUANTILE)('quantile(%d) with %d degrees keeps 12 digits', (p, degrees, expected) => {
  expect(Math.abs(studentTQuantile(p, degrees) / expected - 1)).toBeLessThan(1e-12);
});

test('the quantile is the inverse of the cdf', () => {
  const probability = fc.double({ min: 1e-60, max: 1 - 1e-12, noNaN: true });
  fc.assert(
    fc.property(probability, fc.double({ min: 0.5, max: 1e6, noNaN: true }), (p, degrees) => {
      expect(Math.abs(studentTCdf(studentTQuantile(p, degrees), degrees) / p - 1)).toBeLessThan(1e-11);
    }),
  );
});

test('the ends, the middle, and what is refused', () => {
  expect(studentTQuantile(0, 4)).toBe(Number.NEGATIVE_INFINITY);
  expect(studentTQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY);
  expect(studentTQuantile(0.5, 4)).toBe(0);
  expect(studentTCdf(Number.NEGATIVE_INFINITY, 4)).toBe(0);
  expect(() => studentTQuantile(1.5, 4)).toThrow(RangeError);
  expect(() => studentTCdf(1, 0)).toThrow(RangeError);
});
