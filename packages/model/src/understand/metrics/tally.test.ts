import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure } from './figure.ts';
import { figureOf } from './figure-of.ts';
import { METRIC_KIND_INFO, METRIC_KINDS, type MetricKind } from './metric-kind.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';
import { tallyAnswers } from './tally-answers.ts';

const SCORED = ['nps', 'csat', 'ces', 'net', 'mean'] as const;

function answersOf(kind: (typeof SCORED)[number]): fc.Arbitrary<number[]> {
  const [min, max] = METRIC_KIND_INFO[kind].scale ?? [-50, 50];
  return fc.array(fc.integer({ min, max }), { maxLength: 40 });
}

function expectSame(one: Figure, two: Figure): void {
  expect(one.n).toBe(two.n);
  for (const part of ['value', 'low', 'high', 'mean'] as const) {
    const [a, b] = [one[part] ?? null, two[part] ?? null];
    if (a === null || b === null) expect(a).toBe(b);
    else expect(a).toBeCloseTo(b, 8);
  }
}

test.each(SCORED)('%s of two groups added is that of all their answers together', (kind) => {
  fc.assert(
    fc.property(answersOf(kind), answersOf(kind), answersOf(kind), (a, b, c) => {
      const parts = [a, b, c].map((answers) => tallyAnswers(kind, answers));
      const added = parts.reduce(addTallies, emptyTally(kind));
      expectSame(figureOf(added), figureOf(tallyAnswers(kind, [...a, ...b, ...c])));
    }),
  );
});

const count = fc.nat({ max: 1000 });

function tallyOf(kind: MetricKind): fc.Arbitrary<Tally> {
  switch (kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'net':
    case 'mean':
      return answersOf(kind).map((answers) => tallyAnswers(kind, answers));
    case 'share':
      return fc.record({ matched: count, others: count }).map(({ matched, others }) => {
        return { kind, matched, base: matched + others };
      });
    case 'ratio':
      return fc.record({ counted: count, per: count }).map((sums) => ({ kind, ...sums }));
    case 'count':
      return count.map((n) => ({ kind, n }));
  }
}

test.each(METRIC_KINDS)('%s: order does not matter and nothing changes nothing', (kind) => {
  fc.assert(
    fc.property(tallyOf(kind), tallyOf(kind), (a, b) => {
      expectSame(figureOf(addTallies(a, b)), figureOf(addTallies(b, a)));
      expect(addTallies(a, emptyTally(kind))).toEqual(a);
      expect(addTallies(emptyTally(kind), a)).toEqual(a);
    }),
  );
});

test.each(METRIC_KINDS)('%s has a value exactly where n is not 0, and the interval holds it', (kind) => {
  fc.assert(
    fc.property(tallyOf(kind), (tally) => {
      const { value, n, low, high } = figureOf(tally);
      expect(value === null).toBe(n === 0);
      if (value === null || low === null || high === null) return;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('share, ratio and count add up their sums', () => {
  expect(addTallies({ kind: 'share', matched: 1, base: 3 }, { kind: 'share', matched: 2, base: 5 })).toEqual({
    kind: 'share',
    matched: 3,
    base: 8,
  });
  expect(addTallies({ kind: 'ratio', counted: 1, per: 3 }, { kind: 'ratio', counted: 2, per: 5 })).toEqual({
    kind: 'ratio',
    counted: 3,
    per: 8,
  });
  expect(addTallies({ kind: 'count', n: 4 }, { kind: 'count', n: 6 })).toEqual({ kind: 'count', n: 10 });
});

test('different kinds do not add up', () => {
  expect(() => addTallies(emptyTally('csat'), emptyTally('ces'))).toThrow(TypeError);
});
