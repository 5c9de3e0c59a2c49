import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnswerState, countAnswer } from './count-answer.ts';

interface Arrival {
  readonly response: string;
  readonly revision: number;
  readonly invitation: string;
  readonly time: number;
  readonly value: number;
}

/** What one response says over time: each revision once, under one invitation or none. */
const responses: fc.Arbitrary<Arrival[]> = fc
  .uniqueArray(
    fc.record({
      response: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'),
      invitation: fc.constantFrom('', 'i1', 'i2'),
      revisions: fc.uniqueArray(
        fc.record({
          revision: fc.nat({ max: 3 }),
          time: fc.integer({ min: 1, max: 50 }),
          value: fc.integer({ min: 0, max: 10 }),
        }),
        { minLength: 1, maxLength: 5, selector: ({ revision, time }) => `${revision} ${time}` },
      ),
    }),
    { maxLength: 6, selector: ({ response }) => response },
  )
  .map((all) =>
    all.flatMap(({ response, invitation, revisions }) =>
      revisions.map((said) => ({ response, invitation, ...said })),
    ),
  );

/** Arrivals in any order, some of them more than once. */
const arrivals = responses.chain((said) =>
  fc
    .tuple(
      fc.shuffledSubarray(said, { minLength: said.length }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
    )
    .map(([order, again]) => {
      const list = [...order];
      for (const [which, where] of again) {
        const one = list[which % Math.max(1, list.length)];
        if (one !== undefined) list.splice(where % (list.length + 1), 0, one);
      }
      return list;
    }),
);

interface Row extends Arrival {
  readonly sign: number;
  readonly counted: boolean;
}

/** The rows that the facts engine would hold: a replaced one is taken out by its opposite. */
function rowsOf(list: readonly Arrival[]): Row[] {
  const states = new Map<string, AnswerState & { readonly row: Row }>();
  const owners = new Map<string, string>();
  const rows: Row[] = [];
  for (const arrival of list) {
    const known = states.get(arrival.response);
    const effect = countAnswer(arrival, arrival.time, known, owners.get(arrival.invitation));
    if (effect.kind === 'ignore') continue;
    if (arrival.invitation !== '' && !owners.has(arrival.invitation))
      owners.set(arrival.invitation, arrival.response);
    const row = { ...arrival, sign: 1, counted: effect.counted };
    if (effect.kind === 'replace' && known !== undefined) rows.push({ ...known.row, sign: -1 });
    rows.push(row);
    states.set(arrival.response, {
      revision: arrival.revision,
      time: arrival.time,
      counted: effect.counted,
      row,
    });
  }
  return rows;
}

/** The values that count, by the plain rule: last revision of each response, first response of each invitation. */
function countedByRule(list: readonly Arrival[]): number[] {
  const last = new Map<string, Arrival>();
  for (const arrival of list) {
    const known = last.get(arrival.response);
    const isLater =
      known === undefined ||
      arrival.revision > known.revision ||
      (arrival.revision === known.revision && arrival.time > known.time);
    if (isLater) last.set(arrival.response, arrival);
  }
  const first = new Map<string, string>();
  for (const { invitation, response } of list) if (!first.has(invitation)) first.set(invitation, response);
  return [...last.values()]
    .filter(({ invitation, response }) => invitation === '' || first.get(invitation) === response)
    .map(({ value }) => value);
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

test('in any order, with any repetition: the last revision counts, of the first response to an invitation', () => {
  fc.assert(
    fc.property(arrivals, (list) => {
      const sums = new Map<number, number>();
      for (const row of rowsOf(list))
        if (row.counted) sums.set(row.value, (sums.get(row.value) ?? 0) + row.sign);
      const values = [...sums].flatMap(([value, times]) => {
        expect(times).toBeGreaterThanOrEqual(0);
        return Array.from({ length: times }, () => value);
      });
      expect(sorted(values)).toEqual(sorted(countedByRule(list)));
    }),
    { numRuns: 2_000 },
  );
});

test('every row that was taken out had been put in, and at most one row of a response is in', () => {
  fc.assert(
    fc.property(arrivals, (list) => {
      const held = new Map<string, number>();
      for (const { sign, response, revision, time } of rowsOf(list)) {
        const key = `${response} ${revision} ${time}`;
        held.set(key, (held.get(key) ?? 0) + sign);
        expect(held.get(key)).toBeOneOf([0, 1]);
      }
      const perResponse = Map.groupBy(
        [...held].filter(([, times]) => times > 0),
        ([key]) => key.split(' ')[0],
      );
      for (const rows of perResponse.values()) expect(rows).toHaveLength(1);
    }),
    { numRuns: 1_000 },
  );
});
