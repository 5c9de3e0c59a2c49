import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossTest } from './cross-table.ts';

test('party by gender (A. Agresti, An Introduction to Categorical Data Analysis, 2007, table 2.5)', () => {
  const test = crossTest([
    [762, 327, 468],
    [484, 239, 477],
  ]);
  expect(test).toMatchObject({ n: 2757, degrees: 2, verdict: 'related' });
  expect(test.chiSquare).toBeCloseTo(30.07, 2);
  expect(test.p ?? 1).toBeCloseTo(2.954e-7, 10);
  expect(test.v).toBeCloseTo(Math.sqrt(30.0701 / 2757), 5);
});

test('a table of two by two where nothing is shown, and one whose cells are thin', () => {
  const plain = crossTest([
    [509, 116],
    [398, 104],
  ]);
  expect(plain).toMatchObject({ n: 1127, degrees: 1, verdict: 'not-shown', low: 0 });
  expect(plain.chiSquare).toBeCloseTo(0.8246, 3);
  expect(
    crossTest([
      [20, 1],
      [18, 2],
    ]),
  ).toMatchObject({ verdict: 'thin-cells', thinShare: 0.5 });
});

test('few are too few, and one group is nothing to compare', () => {
  expect(
    crossTest([
      [10, 0],
      [0, 10],
    ]),
  ).toMatchObject({ n: 20, verdict: 'too-few' });
  expect(crossTest([[40, 60]])).toMatchObject({ n: 100, verdict: 'one-group', p: null });
  expect(crossTest([])).toMatchObject({ n: 0, verdict: 'too-few' });
  expect(() => crossTest([[1, -1]])).toThrow(RangeError);
  expect(() => crossTest([[1, 2], [1]])).toThrow(RangeError);
});

const counts = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const close = (a: number | null, b: number | null) => expect(a ?? -1).toBeCloseTo(b ?? -1, 8);

test('which way round a table stands, its order and empty groups change nothing; strength lies in its interval', () => {
  fc.assert(
    fc.property(counts, (table) => {
      const whole = crossTest(table);
      const turned = crossTest((table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? 0)));
      const padded = crossTest([
        ...table.toReversed().map((row) => [...row, 0]),
        [...(table[0] ?? []), 0].map(() => 0),
      ]);
      for (const other of [turned, padded]) {
        close(other.chiSquare, whole.chiSquare);
        close(other.p, whole.p);
        close(other.v, whole.v);
        expect([other.n, other.degrees, other.verdict]).toEqual([whole.n, whole.degrees, whole.verdict]);
      }
      expect(whole.low ?? 1).toBeLessThanOrEqual((whole.corrected ?? 0) + 1e-9);
      expect(whole.v ?? 2).toBeLessThanOrEqual(1);
      expect(whole.corrected ?? 1).toBeLessThanOrEqual(whole.v ?? 0);
    }),
    { numRuns: 60 },
  );
});

test('rows in the same proportions are independent, a diagonal is as related as can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 10, max: 50 }), (size, n) => {
      const row = Array.from({ length: size }, (_, at) => (at + 1) * n);
      expect(crossTest([row, row.map((count) => 3 * count)]).chiSquare).toBeCloseTo(0, 9);
      const diagonal = row.map((_, y) => row.map((_, x) => (x === y ? n : 0)));
      expect(crossTest(diagonal).v).toBeCloseTo(1, 9);
    }),
    { numRuns: 30 },
  );
});
