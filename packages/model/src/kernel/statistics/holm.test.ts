import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holmAdjusted } from './holm.ts';

test('the example of the textbook: 0.01, 0.04, 0.03, 0.005 of four', () => {
  // Wright, Biometrics 48 (1992) 1005, worked by hand: sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1 and never falling.
  const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p?.toFixed(10)));
  expect(adjusted).toEqual([0.03, 0.06, 0.06, 0.02]);
});

test('tests that could not be made cost the others nothing', () => {
  expect(holmAdjusted([null, 0.02, null])).toEqual([null, 0.02, null]);
  expect(holmAdjusted([])).toEqual([]);
});

const probability = fc.double({ min: 0, max: 1, noNaN: true });

test('never below what it was, never above Bonferroni, and the order stays', () => {
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1, maxLength: 30 }), (ps) => {
      const adjusted = holmAdjusted(ps);
      for (const [at, p] of ps.entries()) {
        expect(adjusted[at]).toBeGreaterThanOrEqual(p);
        expect(adjusted[at]).toBeLessThanOrEqual(Math.min(1, ps.length * p) + 1e-12);
        for (const [other, q] of ps.entries())
          if (p < q) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[other] ?? 0);
      }
    }),
  );
});

test('what is no probability is refused', () => {
  for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => holmAdjusted([wrong])).toThrow(RangeError);
});
