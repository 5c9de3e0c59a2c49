import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf, isOfKind, type SignalCount, stateOf } from './coverage.ts';
import { gapsOf } from './gaps.ts';
import { LAG_STEPS, lagFrom, lagStarts, lagWithin } from './lag.ts';
import {
  type Collecting,
  eventsOf,
  limitsOf,
  SIGNAL_KINDS,
  type SignalKind,
  type Touchpoint,
} from './touchpoint.ts';

const collecting = (events: readonly string[] = [], more: Partial<Collecting> = {}): Collecting => ({
  expected: true,
  reason: '',
  events,
  within: 15,
  ...more,
});
const NOT = collecting([], { expected: false, reason: 'nobody works here' });

const touchpoint = (key: string, collects: Partial<Record<SignalKind, Collecting>> = {}): Touchpoint => ({
  key,
  name: key,
  owner: '',
  purpose: '',
  channel: '',
  standard: '',
  target: null,
  metrics: [],
  collects: {
    solicited: NOT,
    behaviour: NOT,
    operation: NOT,
    emotion: NOT,
    ...collects,
  },
});

const count = (given: Partial<SignalCount>): SignalCount => ({
  touchpoint: 'shop',
  name: 'Shop Visited',
  words: false,
  from: 1_000,
  byFile: false,
  lag: 1,
  n: 1,
  last: 1_000,
  ...given,
});

const counts = fc.array(
  fc
    .record({
      touchpoint: fc.constantFrom('shop', 'app'),
      name: fc.constantFrom('Survey Answered', 'Shop Visited', 'Till Failed', 'Something Else'),
      words: fc.boolean(),
      from: fc.constantFrom(0, 1_000, 2_000),
      byFile: fc.boolean(),
      lag: fc.constantFrom(...LAG_STEPS, Number.POSITIVE_INFINITY),
      n: fc.integer({ min: 1, max: 50 }),
    })
    .map((made) => count({ ...made, last: made.from })),
  { maxLength: 30 },
);
const register = [
  touchpoint('shop', {
    solicited: collecting(),
    behaviour: collecting(['Shop Visited']),
    emotion: collecting(['Till Failed']),
  }),
  touchpoint('app', { operation: collecting(['Till Failed', 'Shop Visited'], { within: 1_440 }) }),
];
const MONTHS = [0, 1_000, 2_000, 3_000];

/** What is counted where the cells look back to `since`. */
const since = (facts: readonly SignalCount[], start: number) => ({
  recent: facts.filter(({ from }) => from >= start),
  past: facts,
});

test.each([
  [100, 0, 95, 'in-time'],
  [100, 0, 90, 'in-time'],
  [100, 0, 89, 'late'],
  [100, 10, 50, 'late'],
  [100, 11, 89, 'by-hand'],
  [100, 100, 0, 'by-hand'],
  [0, 0, 0, 'nothing'],
] as const)('of %d records %d came in files and %d in time: %s', (n, byFile, inTime, state) => {
  expect(stateOf(collecting(), { n, byFile, inTime })).toBe(state);
  expect(stateOf(NOT, { n, byFile, inTime })).toBe('not-expected');
});

test('answers are solicited, answers with words are emotion, the rest goes by the names of events', () => {
  const answer = count({ name: 'Survey Answered' });
  const words = count({ name: 'Survey Answered', words: true });
  const visit = count({});
  const named = collecting(['Shop Visited', 'Survey Answered']);
  const kinds = (fact: SignalCount, by: Collecting) =>
    SIGNAL_KINDS.filter((kind) => isOfKind(fact, kind, by));
  expect(kinds(answer, collecting())).toEqual(['solicited']);
  expect(kinds(words, collecting())).toEqual(['emotion']);
  expect(kinds(visit, collecting())).toEqual([]);
  expect(kinds(visit, named)).toEqual(['behaviour', 'operation', 'emotion']);
});

test('whatever was counted: shares count the cells, and a cell stands on the records of its days', () => {
  fc.assert(
    fc.property(counts, (facts) => {
      const coverage = coverageOf(register, since(facts, 1_000), MONTHS);
      const cells = coverage.touchpoints.flatMap((one) => SIGNAL_KINDS.map((kind) => one.cells[kind]));
      expect(coverage.expected).toBe(4);
      expect(coverage.inTime).toBe(cells.filter(({ state }) => state === 'in-time').length);
      for (const cell of cells) {
        expect(cell.byFile + cell.inTime).toBeLessThanOrEqual(cell.n);
        expect(cell.median === null).toBe(cell.n === cell.byFile);
        expect(cell.n > 0 && cell.last === null).toBe(false);
        if (cell.median !== null && cell.ninth !== null) expect(cell.median).toBeLessThanOrEqual(cell.ninth);
      }
      const solicited = facts.filter(
        (fact) =>
          fact.touchpoint === 'shop' && !fact.words && fact.name === 'Survey Answered' && fact.from >= 1_000,
      );
      expect(coverage.touchpoints[0]?.cells.solicited.n).toBe(solicited.reduce((sum, { n }) => sum + n, 0));
    }),
  );
});

test('a month is measured by its own records as the days are by theirs', () => {
  fc.assert(
    fc.property(counts, (facts) => {
      const { months } = coverageOf(register, since(facts, 0), MONTHS);
      for (const [index, { start, share }] of months.entries()) {
        const own = facts.filter(({ from }) => from >= start && from < (MONTHS[index + 1] ?? 0));
        const { inTime, expected } = coverageOf(register, since(own, start), []);
        const before = facts.every(({ from }) => from >= (MONTHS[index + 1] ?? 0));
        expect(share).toEqual(before ? null : { inTime, expected });
      }
    }),
  );
});

test('every expected cell is either in time or a gap, and no other is', () => {
  fc.assert(
    fc.property(counts, (facts) => {
      const coverage = coverageOf(register, since(facts, 1_000), MONTHS);
      const gaps = gapsOf(coverage, [{ key: 'kiosk', n: 3 }]);
      expect(gaps.filter(({ kind }) => kind === 'not-described')).toEqual([
        { kind: 'not-described', touchpoint: 'kiosk' },
      ]);
      const lost = gaps.flatMap((gap) => (gap.kind === 'never-seen' ? [gap.touchpoint] : []));
      for (const { touchpoint: one, cells } of coverage.touchpoints)
        for (const kind of SIGNAL_KINDS) {
          const told = gaps.some(
            (gap) => 'signal' in gap && gap.signal === kind && gap.touchpoint === one.key,
          );
          const bad = !['in-time', 'not-expected'].includes(cells[kind].state);
          expect(told).toBe(bad && !lost.includes(one.key));
        }
      expect(coverage.inTime + gaps.length).toBeLessThanOrEqual(coverage.expected + 1);
    }),
  );
});

test('gaps stand worst first, and what broke off before what never was', () => {
  const facts = [
    count({ name: 'Survey Answered', from: 0, last: 0 }),
    count({ name: 'Shop Visited', lag: 300, n: 9 }),
    count({ name: 'Till Failed', byFile: true, n: 2 }),
  ];
  const all = [
    touchpoint('shop', {
      solicited: collecting(),
      behaviour: collecting(['Shop Visited']),
      operation: collecting(['Till Failed']),
      emotion: collecting(),
    }),
    touchpoint('app', { solicited: collecting(), operation: collecting() }),
    touchpoint('chat', { operation: collecting() }),
  ];
  const seen = count({ touchpoint: 'chat', name: 'Survey Answered' });
  const gaps = gapsOf(coverageOf(all, since([...facts, seen], 1_000), MONTHS), [{ key: 'kiosk', n: 1 }]);
  expect(gaps.map((gap) => [gap.kind, gap.touchpoint, 'signal' in gap ? gap.signal : ''])).toEqual([
    ['never-seen', 'app', ''],
    ['nothing', 'shop', 'solicited'],
    ['nothing', 'shop', 'emotion'],
    ['no-events', 'chat', 'operation'],
    ['by-hand', 'shop', 'operation'],
    ['late', 'shop', 'behaviour'],
    ['not-described', 'kiosk', ''],
  ]);
});

test('the delay of a share is the least step within which that share came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...LAG_STEPS), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
      fc.constantFrom(0.1, 0.5, 0.9, 1),
      (pairs, share) => {
        const map = new Map<number, number>();
        for (const [lag, n] of pairs) map.set(lag, (map.get(lag) ?? 0) + n);
        const sorted = pairs
          .flatMap(([lag, n]) => Array.from({ length: n }, () => lag))
          .sort((a, b) => a - b);
        expect(lagWithin(map, share)).toBe(sorted[Math.ceil(share * sorted.length - 1e-9) - 1]);
      },
    ),
  );
  expect(lagWithin(new Map(), 0.5)).toBeNull();
});

test('steps of delay lie one above the other, and past the last one there is no end', () => {
  const starts = lagStarts([...LAG_STEPS, 17, 15]);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(starts).size).toBe(starts.length);
  expect([0, 60_000, 3_600_000].map((start) => lagFrom(starts, start))).toEqual([1, 2, 120]);
  expect(lagFrom(starts, starts.at(-1) ?? 0)).toBe(Number.POSITIVE_INFINITY);
  expect(lagStarts([90, 15])).toEqual([0, 900_000, 5_400_000]);
  expect([0, 900_000, 5_400_000].map((start) => lagFrom(lagStarts([90, 15]), start))).toEqual([
    15,
    90,
    Number.POSITIVE_INFINITY,
  ]);
});

test('the events of a register are each named once, those of solicited not at all', () => {
  const one = touchpoint('shop', { solicited: collecting(['X']), behaviour: collecting(['A', 'B']) });
  const other = touchpoint('app', { operation: collecting(['B']), emotion: collecting(['C']) });
  expect(eventsOf([one, other])).toEqual(['A', 'B', 'C']);
  expect(limitsOf(register).toSorted()).toEqual([1_440, 15]);
});
