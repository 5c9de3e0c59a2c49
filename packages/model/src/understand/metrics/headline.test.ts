import fc from 'fast-check';
import { expect, test } from 'vitest';
import { npsDifference } from '../../kernel/statistics/index.ts';
import { NO_DATA } from './figure.ts';
import { figureOf } from './figure-of.ts';
import { headline } from './headline.ts';

function nps(promoters: number, passives: number, detractors: number) {
  return figureOf({ kind: 'nps', promoters, passives, detractors });
}

function share(matched: number, base: number) {
  return figureOf({ kind: 'share', matched, base });
}

test('no data on either side', () => {
  expect(headline(NO_DATA, nps(50, 30, 20), 'nps')).toEqual({ kind: 'no-data', missing: 'current' });
  expect(headline(nps(50, 30, 20), NO_DATA, 'nps')).toEqual({ kind: 'no-data', missing: 'previous' });
});

test('under thirty answers on one side is too few, thirty is not', () => {
  expect(headline(nps(20, 5, 4), nps(500, 300, 200), 'nps')).toEqual({ kind: 'too-few', n: 29, needed: 30 });
  expect(headline(nps(500, 300, 200), nps(20, 5, 4), 'nps')).toEqual({ kind: 'too-few', n: 29, needed: 30 });
  expect(headline(nps(20, 5, 5), nps(500, 300, 200), 'nps').kind).toBe('no-real-change');
});

test('ten points among a hundred answers is chance, among ten thousand it is not', () => {
  expect(headline(nps(50, 30, 20), nps(45, 30, 25), 'nps').kind).toBe('no-real-change');
  const real = headline(nps(5000, 3000, 2000), nps(4500, 3000, 2500), 'nps');
  const direct = npsDifference(
    { promoters: 5000, passives: 3000, detractors: 2000 },
    { promoters: 4500, passives: 3000, detractors: 2500 },
  );
  expect(real).toMatchObject({ kind: 'rose', better: true });
  if (real.kind !== 'rose') return;
  expect(real.difference).toBeCloseTo(10, 10);
  expect(real.low).toBeCloseTo(direct?.low ?? Number.NaN, 8);
  expect(real.high).toBeCloseTo(direct?.high ?? Number.NaN, 8);
});

test('answers that all agree do not make a small step real', () => {
  // 30 of 30 against 26 of 30: Fisher's exact test gives p = .11.
  expect(headline(nps(30, 0, 0), nps(26, 4, 0), 'nps').kind).toBe('no-real-change');
  expect(headline(nps(30, 0, 0), nps(0, 0, 30), 'nps').kind).toBe('rose');
});

test('a share rises by Newcombe, without either way being better in itself', () => {
  const rise = headline(share(56, 70), share(48, 80), 'share');
  expect(rise).toMatchObject({ kind: 'rose', better: null });
  if (rise.kind !== 'rose') return;
  expect(rise.difference).toBeCloseTo(0.2, 12);
  expect(rise.low).toBeCloseTo(0.0524, 4);
  expect(rise.high).toBeCloseTo(0.3339, 4);
});

test('a count that fell to a few has fallen', () => {
  const count = (n: number) => figureOf({ kind: 'count', n });
  expect(headline(count(3), count(500), 'count')).toMatchObject({
    kind: 'fell',
    better: null,
    difference: -497,
  });
  expect(headline(count(3), count(20), 'count')).toMatchObject({ kind: 'too-few', n: 20 });
});

test('a mean without spread on both sides still compares', () => {
  const mean = (value: number) => figureOf({ kind: 'mean', n: 40, mean: value, m2: 0 });
  expect(headline(mean(4), mean(4), 'mean').kind).toBe('no-real-change');
  expect(headline(mean(5), mean(4), 'mean').kind).toBe('rose');
});

test('turning the periods over turns a rise into a fall', () => {
  const answers = fc.integer({ min: 30, max: 3000 });
  fc.assert(
    fc.property(
      answers,
      answers,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (m, n, p, q) => {
        const [one, two] = [share(Math.round(p * m), m), share(Math.round(q * n), n)];
        const there = headline(one, two, 'csat');
        const back = headline(two, one, 'csat');
        const turned = { rose: 'fell', fell: 'rose', 'no-real-change': 'no-real-change' } as const;
        if (there.kind === 'no-data' || there.kind === 'too-few') throw new Error('there are enough answers');
        expect(back.kind).toBe(turned[there.kind]);
        if (there.kind === 'rose') expect(one.value).toBeGreaterThan(two.value ?? Number.NaN);
      },
    ),
  );
});
