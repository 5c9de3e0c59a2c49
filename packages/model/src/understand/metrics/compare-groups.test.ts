import fc from 'fast-check';
import { expect, test } from 'vitest';
import { againstRest, compareGroups } from './compare-groups.ts';
import { compareTallies } from './compare-tallies.ts';
import type { NpsTally, Tally } from './tally.ts';
import { weighStrata } from './weigh-strata.ts';

const nps = (promoters: number, passives: number, detractors: number): NpsTally => ({
  kind: 'nps',
  promoters,
  passives,
  detractors,
});

test('two proportions: the score test of a textbook', () => {
  // 15 of 100 against 30 of 100: pooled 0.225, z = −2.540, p = 0.0111 (worked by hand).
  const compared = compareTallies(
    { kind: 'share', matched: 15, base: 100 },
    { kind: 'share', matched: 30, base: 100 },
  );
  expect(compared?.difference).toBeCloseTo(-0.15, 12);
  expect(compared?.p).toBeCloseTo(0.01107, 4);
});

test('Welch: the example with unequal variances', () => {
  // n 10, mean 20, variance 4 against n 15, mean 22, variance 9: t = −2/√1 = −2, df = 1 / (0.16/9 + 0.36/14) = 22.99.
  const compared = compareTallies(
    { kind: 'mean', n: 10, mean: 20, m2: 36 },
    { kind: 'mean', n: 15, mean: 22, m2: 126 },
  );
  expect(compared?.difference).toBe(-2);
  expect(compared?.p).toBeCloseTo(0.0574, 3);
});

test('an event rate that doubles, and counts of equal periods', () => {
  expect(
    compareTallies({ kind: 'ratio', counted: 200, per: 1000 }, { kind: 'ratio', counted: 100, per: 1000 })?.p,
  ).toBeLessThan(1e-6);
  expect(compareTallies({ kind: 'count', n: 60 }, { kind: 'count', n: 40 })?.p).toBeCloseTo(0.0455, 4);
  expect(compareTallies({ kind: 'count', n: 0 }, { kind: 'count', n: 0 })).toBeNull();
});

test('groups whose answers all agree are not told apart by a few answers', () => {
  const [one] = compareGroups([{ now: nps(30, 0, 0), against: nps(0, 30, 0) }]);
  expect(one?.p).toBeGreaterThan(0);
  expect(compareTallies(nps(2, 0, 0), nps(0, 2, 0))?.p).toBeGreaterThan(0.05);
});

test('too few on either side says so; nothing to compare with says that', () => {
  const verdicts = compareGroups([
    { now: nps(29, 0, 0), against: nps(100, 100, 100) },
    { now: nps(100, 100, 100), against: null },
    { now: nps(200, 50, 50), against: nps(50, 50, 200) },
    { now: nps(100, 100, 100), against: nps(101, 100, 99) },
  ]).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['too-few', 'nothing-to-compare', 'higher', 'no-real-change']);
});

test('a hundred groups of the same company: at most one in twenty tables cries wolf', () => {
  // 200 tables of 40 groups, drawn from one and the same distribution by a fixed sequence.
  let state = 12_345;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const draw = (): NpsTally => {
    const sides = [0, 0, 0];
    for (let at = 0; at < 100; at += 1) {
      const chance = next();
      const side = chance < 0.45 ? 0 : chance < 0.75 ? 1 : 2;
      sides[side] = (sides[side] ?? 0) + 1;
    }
    return nps(sides[0] ?? 0, sides[1] ?? 0, sides[2] ?? 0);
  };
  let alarms = 0;
  for (let table = 0; table < 200; table += 1) {
    const pairs = Array.from({ length: 40 }, () => ({ now: draw(), against: draw() }));
    const compared = compareGroups(pairs);
    if (compared.some(({ verdict }) => verdict === 'higher' || verdict === 'lower')) alarms += 1;
  }
  // 5 % of 200 are 10; above 20 would come by chance less than once in a thousand.
  expect(alarms).toBeLessThanOrEqual(20);
});

const someTally: fc.Arbitrary<Tally> = fc.oneof(
  fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200)).map(([a, b, c]) => nps(a, b, c)),
);

test('turned round, a comparison says the opposite', () => {
  fc.assert(
    fc.property(someTally, someTally, (a, b) => {
      const [one, two] = [compareTallies(a, b), compareTallies(b, a)];
      if (one === null || two === null) return expect(one).toBe(two);
      expect(one.difference).toBeCloseTo(-two.difference, 9);
      expect(one.low).toBeCloseTo(-two.high, 9);
      expect(one.p).toBeCloseTo(two.p, 12);
      return undefined;
    }),
  );
});

test('against the rest: the others together, each once', () => {
  const [first] = againstRest([nps(1, 2, 3), nps(10, 0, 0), nps(0, 0, 5)]);
  expect(first?.against).toEqual(nps(10, 0, 5));
  expect(againstRest([nps(1, 2, 3)])[0]?.against).toBeNull();
});

test('weights by country: 41 % more and 19 % less is +22, and a larger country counts for more', () => {
  const net = (more: number, same: number, less: number): Tally => ({
    kind: 'net',
    promoters: more,
    passives: same,
    detractors: less,
  });
  expect(weighStrata([{ weight: 1, tally: net(410, 400, 190) }]).value).toBeCloseTo(22, 12);
  const weighted = weighStrata([
    { weight: 3, tally: net(50, 50, 0) },
    { weight: 1, tally: net(0, 50, 50) },
  ]);
  expect(weighted).toMatchObject({ value: expect.closeTo(25, 12), n: 200, covered: 1 });
  const half = weighStrata([
    { weight: 3, tally: net(50, 50, 0) },
    { weight: 1, tally: net(0, 0, 0) },
  ]);
  expect(half).toMatchObject({ value: expect.closeTo(50, 12), covered: 0.75 });
  expect(weighStrata([])).toMatchObject({ value: null, n: 0, covered: 0 });
  expect(() => weighStrata([{ weight: 1, tally: { kind: 'count', n: 3 } }])).toThrow(RangeError);
});

test('equal shares of equal parts weigh nothing: the figure is the plain one', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), (a, b) => {
      const parts = [
        { kind: 'share' as const, matched: a, base: 100 },
        { kind: 'share' as const, matched: b, base: 100 },
      ];
      const { value } = weighStrata(parts.map((tally) => ({ weight: 0.5, tally })));
      expect(value).toBeCloseTo((a + b) / 200, 12);
    }),
  );
});
