import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMoments, momentsOf, NO_MOMENTS } from './moments.ts';

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 60 });

test('one pass gives what two passes give', () => {
  fc.assert(
    fc.property(values, (sample) => {
      const mean = sample.reduce((sum, value) => sum + value, 0) / Math.max(1, sample.length);
      const m2 = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const moments = momentsOf(sample);
      expect(moments.n).toBe(sample.length);
      expect(moments.mean).toBeCloseTo(mean, 9);
      expect(moments.m2).toBeCloseTo(m2, 5);
    }),
  );
});

test('adding two parts gives the whole, in either order', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const whole = momentsOf([...a, ...b]);
      for (const sum of [addMoments(momentsOf(a), momentsOf(b)), addMoments(momentsOf(b), momentsOf(a))]) {
        expect(sum.n).toBe(whole.n);
        expect(sum.mean).toBeCloseTo(whole.mean, 9);
        expect(sum.m2).toBeCloseTo(whole.m2, 5);
      }
    }),
  );
});

test('a small spread far from zero is not lost', () => {
  const moments = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
  expect(moments.m2).toBe(90);
  expect(momentsOf([])).toEqual(NO_MOMENTS);
});
