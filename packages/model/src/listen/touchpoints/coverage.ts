import { ANSWER_EVENT } from '../../kernel/event.ts';
import { lagWithin } from './lag.ts';
import { type Collecting, SIGNAL_KINDS, type SignalKind, type Touchpoint } from './touchpoint.ts';

/** So many days back a cell of the coverage looks. */
export const COVERAGE_DAYS = 30;

/** A cell counts as automatic, or as in time, when at least this share of its records was. */
export const MOST_OF_THEM = 0.9;

/** Facts that are alike, counted. */
export interface SignalCount {
  readonly touchpoint: string;
  /** Name of the event. */
  readonly name: string;
  /** Counts answers with words, which the answers count once more. */
  readonly words: boolean;
  /** The start (ms since 1970) of the stretch of time in which they happened. */
  readonly from: number;
  /** They came in a file that somebody imported. */
  readonly byFile: boolean;
  /** At most so many minutes passed from when it happened until it was received. */
  readonly lag: number;
  readonly n: number;
  /** When the last of them happened, ms since 1970. */
  readonly last: number;
}

/** What was counted: the days of the cells, with delays told apart finely, and all that was looked at. */
export interface SignalCounts {
  readonly recent: readonly SignalCount[];
  /** By month; of delays only the limits of the register have to be told apart. */
  readonly past: readonly SignalCount[];
}

export type CellState = 'in-time' | 'late' | 'by-hand' | 'nothing' | 'not-expected';

/** What was collected of one kind at one touchpoint. */
export interface CoverageCell {
  readonly state: CellState;
  readonly n: number;
  /** Of `n`, how many came in files. */
  readonly byFile: number;
  /** Of `n`, how many came by themselves and within the time allowed. */
  readonly inTime: number;
  /** When the last record happened, ms since 1970, also before the days that are counted; null for never. */
  readonly last: number | null;
  /** The delay of those that came by themselves, in minutes (rounded up): of half, and of nine in ten. */
  readonly median: number | null;
  readonly ninth: number | null;
}

export type Cells = Readonly<Record<SignalKind, CoverageCell>>;

/** How much of what should be collected comes by itself and in time. */
export interface Share {
  readonly inTime: number;
  readonly expected: number;
}

export interface Coverage extends Share {
  readonly touchpoints: readonly { readonly touchpoint: Touchpoint; readonly cells: Cells }[];
  /** The same share by the records of each month; null before the first record of all. */
  readonly months: readonly { readonly start: number; readonly share: Share | null }[];
}

interface Tally {
  n: number;
  byFile: number;
  inTime: number;
  last: number | null;
  readonly lags: Map<number, number>;
}

/**
 * Whether counted facts are records of a kind: solicited is every answer, emotion every answer with words
 * and the events named for it, the others are the events named for them.
 */
export function isOfKind(count: SignalCount, kind: SignalKind, { events }: Collecting): boolean {
  switch (kind) {
    case 'solicited':
      return !count.words && count.name === ANSWER_EVENT;
    case 'emotion':
      return count.words || events.includes(count.name);
    case 'behaviour':
    case 'operation':
      return !count.words && events.includes(count.name);
  }
}

/**
 * How well records come: nothing came; at least nine in ten by themselves and within the time allowed;
 * nine in ten by themselves, only not in time; else too much of it is brought by hand.
 */
export function stateOf(
  { expected }: Collecting,
  tally: { readonly n: number; readonly byFile: number; readonly inTime: number },
): CellState {
  if (!expected) return 'not-expected';
  if (tally.n === 0) return 'nothing';
  if (tally.inTime >= MOST_OF_THEM * tally.n) return 'in-time';
  return tally.n - tally.byFile >= MOST_OF_THEM * tally.n ? 'late' : 'by-hand';
}

function add(tally: Tally, count: SignalCount, within: number): void {
  tally.n += count.n;
  tally.last = Math.max(tally.last ?? count.last, count.last);
  if (count.byFile) {
    tally.byFile += count.n;
    return;
  }
  if (count.lag <= within) tally.inTime += count.n;
  tally.lags.set(count.lag, (tally.lags.get(count.lag) ?? 0) + count.n);
}

const emptyTally = (): Tally => ({ n: 0, byFile: 0, inTime: 0, last: null, lags: new Map() });

function tallyOf(counts: readonly SignalCount[], kind: SignalKind, collecting: Collecting): Tally {
  const tally = emptyTally();
  for (const count of counts) if (isOfKind(count, kind, collecting)) add(tally, count, collecting.within);
  return tally;
}

function cellOf(
  recent: readonly SignalCount[],
  past: readonly SignalCount[],
  kind: SignalKind,
  collecting: Collecting,
): CoverageCell {
  const tally = tallyOf(recent, kind, collecting);
  return {
    state: stateOf(collecting, tally),
    n: tally.n,
    byFile: tally.byFile,
    inTime: tally.inTime,
    last: tally.last ?? tallyOf(past, kind, collecting).last,
    median: lagWithin(tally.lags, 0.5),
    ninth: lagWithin(tally.lags, MOST_OF_THEM),
  };
}

const perKind = <T>(made: (kind: SignalKind) => T): Readonly<Record<SignalKind, T>> => ({
  solicited: made('solicited'),
  behaviour: made('behaviour'),
  operation: made('operation'),
  emotion: made('emotion'),
});

function shareOf(states: readonly CellState[]): Share {
  return {
    inTime: states.filter((state) => state === 'in-time').length,
    expected: states.filter((state) => state !== 'not-expected').length,
  };
}

type ByTouchpoint = ReadonlyMap<string, readonly SignalCount[]>;

function byTouchpoint(counts: readonly SignalCount[]): ByTouchpoint {
  const lists = new Map<string, SignalCount[]>();
  for (const count of counts) {
    const list = lists.get(count.touchpoint);
    if (list === undefined) lists.set(count.touchpoint, [count]);
    else list.push(count);
  }
  return lists;
}

function shareIn(register: readonly Touchpoint[], counts: ByTouchpoint): Share {
  return shareOf(
    register.flatMap(({ key, collects }) =>
      SIGNAL_KINDS.map((kind) =>
        stateOf(collects[kind], tallyOf(counts.get(key) ?? [], kind, collects[kind])),
      ),
    ),
  );
}

/**
 * Measures what is collected at the touchpoints of a register, from facts alone: the cells by the recent records,
 * and the share of expected cells that are automatic and in time, by the records of each month.
 * A month is measured by the register as it is now.
 *
 * @param months starts of months in order, ms since 1970, and after them the end of the last one; the stretches
 * of what is counted of the past must not cross them
 */
export function coverageOf(
  register: readonly Touchpoint[],
  { recent, past }: SignalCounts,
  months: readonly number[],
): Coverage {
  const recentAt = byTouchpoint(recent);
  const pastAt = byTouchpoint(past);
  const touchpoints = register.map((touchpoint) => {
    const { key, collects } = touchpoint;
    return {
      touchpoint,
      cells: perKind((kind) => cellOf(recentAt.get(key) ?? [], pastAt.get(key) ?? [], kind, collects[kind])),
    };
  });
  const first = past.reduce((least, { from, n }) => (n > 0 ? Math.min(least, from) : least), Infinity);
  return {
    touchpoints,
    ...shareOf(touchpoints.flatMap(({ cells }) => SIGNAL_KINDS.map((kind) => cells[kind].state))),
    months: months.slice(0, -1).map((start, index) => {
      const end = months[index + 1] ?? Infinity;
      if (end <= first) return { start, share: null };
      const inMonth = past.filter(({ from }) => from >= start && from < end);
      return { start, share: shareIn(register, byTouchpoint(inMonth)) };
    }),
  };
}
