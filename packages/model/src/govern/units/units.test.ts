import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldUnits, type UnitRow } from './fold-units.ts';
import { type Move, moveUnits } from './move-units.ts';
import {
  branchesBelow,
  type Placement,
  spansUnder,
  type UnitTree,
  unitsUnder,
  unitTree,
} from './placement.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const MOMENTS = [0, 10, 20, 30, 40, 50] as const;
const moves = fc.array(
  fc.record({
    unit: fc.constantFrom(...NAMES),
    parent: fc.constantFrom(null, ...NAMES),
    from: fc.constantFrom(Number.NEGATIVE_INFINITY, ...MOMENTS),
  }),
  { maxLength: 30 },
);

/** Makes the moves that can be, and tells which could not. */
function makeAll(list: readonly Move[]): { placements: readonly Placement[]; refused: (Move | undefined)[] } {
  const { placements, underItself } = moveUnits([], list);
  return { placements, refused: underItself.map((at) => list[at]) };
}

/** The parent of a unit at a moment; null at the top, and for a unit that stood nowhere. */
const parentAt = (tree: UnitTree, unit: string, at: number): string | null =>
  tree.of.get(unit)?.find(({ from, to }) => from <= at && at < to)?.parent ?? null;

/** The units above one at a moment, the nearest first. */
function ancestorsAt(tree: UnitTree, unit: string, at: number): string[] {
  const above: string[] = [];
  for (let up = parentAt(tree, unit, at); up !== null; up = parentAt(tree, up, at)) above.push(up);
  return above;
}

const everyMoment = [-5, ...MOMENTS.flatMap((at) => [at, at + 5])];

test('after any moves the units form a tree at every moment', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const { placements } = makeAll(list);
      const tree = unitTree(placements);
      for (const at of everyMoment)
        for (const unit of NAMES) {
          const here = placements.filter((one) => one.unit === unit && one.from <= at && at < one.to);
          expect(here.length).toBeLessThanOrEqual(1);
          let steps = 0;
          for (let up = parentAt(tree, unit, at); up !== null; up = parentAt(tree, up, at)) {
            steps += 1;
            expect(steps, 'the way up ends').toBeLessThan(NAMES.length);
          }
        }
    }),
  );
});

test('what stands under a unit is what has it above, at every moment', () => {
  fc.assert(
    fc.property(moves, fc.constantFrom(...NAMES), (list, root) => {
      const tree = unitTree(makeAll(list).placements);
      const spans = spansUnder(tree, root);
      for (const at of everyMoment) {
        const now = unitsUnder(tree, root, at);
        for (const unit of NAMES) {
          const isUnder = unit === root || ancestorsAt(tree, unit, at).includes(root);
          expect(spans.some((span) => span.unit === unit && span.from <= at && at < span.to)).toBe(isUnder);
          expect(now.includes(unit)).toBe(isUnder);
        }
      }
    }),
  );
});

test('a move changes nothing before its moment, and no other unit', () => {
  fc.assert(
    fc.property(
      moves,
      fc.record({ unit: fc.constantFrom(...NAMES), from: fc.constantFrom(...MOMENTS) }),
      (list, move) => {
        const { placements } = makeAll(list);
        const moved = moveUnits(placements, [{ ...move, parent: null }]);
        expect(moved.underItself, 'a move to the top cannot fail').toEqual([]);
        const [before, after] = [unitTree(placements), unitTree(moved.placements)];
        expect(parentAt(after, move.unit, move.from)).toBeNull();
        for (const at of everyMoment)
          for (const unit of NAMES)
            if (unit !== move.unit || at < move.from)
              expect(parentAt(after, unit, at)).toBe(parentAt(before, unit, at));
      },
    ),
  );
});

test('a unit never comes under itself, also not by way of others at another time', () => {
  const { placements, refused } = makeAll([
    { unit: 'shop', parent: 'region', from: 0 },
    { unit: 'region', parent: 'country', from: 0 },
    { unit: 'country', parent: 'shop', from: 10 },
    { unit: 'shop', parent: null, from: 20 },
    { unit: 'country', parent: 'shop', from: 20 },
  ]);
  expect(refused).toEqual([{ unit: 'country', parent: 'shop', from: 10 }]);
  const tree = unitTree(placements);
  expect(ancestorsAt(tree, 'shop', 15)).toEqual(['region', 'country']);
  expect(ancestorsAt(tree, 'region', 25)).toEqual(['country', 'shop']);
});

test('a shop that moved counts for each region in its time, and comes back as one', () => {
  const { placements } = makeAll([
    { unit: 'shop', parent: 'north', from: Number.NEGATIVE_INFINITY },
    { unit: 'shop', parent: 'south', from: 10 },
    { unit: 'shop', parent: 'north', from: 20 },
    { unit: 'shop', parent: 'north', from: 30 },
  ]);
  const tree = unitTree(placements);
  expect(spansUnder(tree, 'north').filter(({ unit }) => unit === 'shop')).toEqual([
    { unit: 'shop', from: Number.NEGATIVE_INFINITY, to: 10 },
    { unit: 'shop', from: 20, to: Number.POSITIVE_INFINITY },
  ]);
  expect(unitsUnder(tree, 'south', 15)).toEqual(['south', 'shop']);
  expect(unitsUnder(tree, 'south', 25)).toEqual(['south']);
});

test('moves made together are the moves made one by one', () => {
  fc.assert(
    fc.property(moves, fc.nat(30), (list, cut) => {
      const first = moveUnits([], list.slice(0, cut));
      const second = moveUnits(first.placements, list.slice(cut));
      const whole = moveUnits([], list);
      const order = (all: readonly Placement[]) =>
        all.map((one) => JSON.stringify({ ...one, from: String(one.from) })).sort();
      expect(order(second.placements)).toEqual(order(whole.placements));
    }),
  );
});

test('rows make units, names and places; a bad one costs no other', () => {
  const row = (unit: string, more: Partial<UnitRow> = {}): UnitRow => ({
    unit,
    name: null,
    parent: undefined,
    grouping: 'geography',
    from: null,
    ...more,
  });
  const nothing = { names: new Map(), groupings: new Map() };
  const rows = [
    row('shop-1', { name: 'Tverskaya', parent: 'moscow' }),
    row('moscow', { name: 'Moscow', parent: 'russia' }),
    row('russia', { parent: 'shop-1' }),
    row('shop-1', { grouping: 'dealer', parent: 'dealer-7' }),
  ];
  const made = foldUnits(nothing, rows, 100);
  expect(made).toMatchObject({ created: 4, renamed: 0, moved: 3, underItself: [2] });
  expect(made.units.names.get('dealer-7')).toBe('dealer-7');
  const again = foldUnits(made.units, rows.slice(0, 2), 100);
  expect(again).toMatchObject({ created: 0, renamed: 0, moved: 0, underItself: [] });
  const later = foldUnits(made.units, [row('shop-1', { name: 'Arbat', parent: 'region-2' })], 100);
  expect(later).toMatchObject({ created: 1, renamed: 1, moved: 1 });
  const tree = unitTree(later.units.groupings.get('geography') ?? []);
  expect([parentAt(tree, 'shop-1', 99), parentAt(tree, 'shop-1', 100)]).toEqual(['moscow', 'region-2']);
});

/** The unit directly below `top` that a unit stands under (or is) at a moment; `top` for itself, null elsewhere. */
function branchAt(tree: UnitTree, unit: string, top: string | null, at: number): string | null {
  if (unit === top) return top;
  const way = [unit, ...ancestorsAt(tree, unit, at)];
  if (top === null) return tree.of.has(unit) || tree.under.has(unit) ? (way.at(-1) ?? null) : null;
  const place = way.indexOf(top);
  return place > 0 ? (way[place - 1] ?? null) : null;
}

test('one level down, each unit is of exactly the branch that it stood in, at every moment', () => {
  fc.assert(
    fc.property(moves, fc.constantFrom(null, ...NAMES), (list, top) => {
      const tree = unitTree(makeAll(list).placements);
      const then = branchesBelow(tree, top, null);
      for (const at of everyMoment) {
        const today = branchesBelow(tree, top, at);
        for (const unit of NAMES) {
          const branch = branchAt(tree, unit, top, at);
          const expected = branch === null ? [] : [branch];
          const covers = then.filter((span) => span.unit === unit && span.from <= at && at < span.to);
          expect(covers.map((span) => span.branch)).toEqual(expected);
          expect(today.filter((span) => span.unit === unit).map((span) => span.branch)).toEqual(expected);
        }
      }
    }),
  );
});
