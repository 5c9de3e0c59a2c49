import { addMoments, type Moments, NO_MOMENTS, type NpsCounts } from '../../kernel/statistics/index.ts';
import type { MetricKind } from './metric-kind.ts';

/**
 * What a query returns for one group: sums from which the figure follows and which add up over groups. Every kind
 * holds the least that does.
 */
export type Tally =
  | NpsTally
  | NetTally
  | TopBoxTally<'csat'>
  | TopBoxTally<'ces'>
  | MeanTally
  | ShareTally
  | RatioTally
  | CountTally;

export interface NpsTally extends NpsCounts {
  readonly kind: 'nps';
}

/** Answers "more", "the same" and "less", under the names of the sides that they stand on. */
export interface NetTally extends NpsCounts {
  readonly kind: 'net';
}

export interface TopBoxTally<Kind extends 'csat' | 'ces'> {
  readonly kind: Kind;
  readonly n: number;
  /** How many answers are at or above `TOP_BOX_FROM`. */
  readonly top: number;
  /** The sum of the answers. */
  readonly sum: number;
}

export interface MeanTally extends Moments {
  readonly kind: 'mean';
}

export interface ShareTally {
  readonly kind: 'share';
  readonly matched: number;
  /** How many were looked at, the matched among them. */
  readonly base: number;
}

export interface RatioTally {
  readonly kind: 'ratio';
  /** Events above the line. */
  readonly counted: number;
  /** Events below it. */
  readonly per: number;
}

export interface CountTally {
  readonly kind: 'count';
  readonly n: number;
}

/** The tally of no data, to which others are added. */
export function emptyTally(kind: MetricKind): Tally {
  switch (kind) {
    case 'nps':
    case 'net':
      return { kind, promoters: 0, passives: 0, detractors: 0 };
    case 'csat':
      return { kind, n: 0, top: 0, sum: 0 };
    case 'ces':
      return { kind, n: 0, top: 0, sum: 0 };
    case 'mean':
      return { kind, ...NO_MOMENTS };
    case 'share':
      return { kind, matched: 0, base: 0 };
    case 'ratio':
      return { kind, counted: 0, per: 0 };
    case 'count':
      return { kind, n: 0 };
  }
}

/**
 * The tally of both groups together.
 *
 * @throws TypeError when they are of different kinds.
 */
export function addTallies(a: Tally, b: Tally): Tally {
  if (a.kind !== b.kind) throw new TypeError(`a ${a.kind} and a ${b.kind} do not add up`);
  return addSame(a, b as typeof a);
}

type Adders = {
  readonly [Kind in Tally['kind']]: (
    a: Extract<Tally, { kind: Kind }>,
    b: Extract<Tally, { kind: Kind }>,
  ) => Extract<Tally, { kind: Kind }>;
};

const ADDERS: Adders = {
  nps: (a, b) => ({ kind: 'nps', ...addSides(a, b) }),
  net: (a, b) => ({ kind: 'net', ...addSides(a, b) }),
  csat: addTopBox,
  ces: addTopBox,
  mean: (a, b) => ({ kind: 'mean', ...addMoments(a, b) }),
  share: (a, b) => ({ kind: 'share', matched: a.matched + b.matched, base: a.base + b.base }),
  ratio: (a, b) => ({ kind: 'ratio', counted: a.counted + b.counted, per: a.per + b.per }),
  count: (a, b) => ({ kind: 'count', n: a.n + b.n }),
};

function addSame<Kind extends Tally['kind']>(
  a: Extract<Tally, { kind: Kind }>,
  b: Extract<Tally, { kind: Kind }>,
): Tally {
  const add = ADDERS[a.kind as Kind] as Adders[Kind];
  return add(a, b);
}

function addSides(a: NpsCounts, b: NpsCounts): NpsCounts {
  return {
    promoters: a.promoters + b.promoters,
    passives: a.passives + b.passives,
    detractors: a.detractors + b.detractors,
  };
}

function addTopBox<Kind extends 'csat' | 'ces'>(
  a: TopBoxTally<Kind>,
  b: TopBoxTally<Kind>,
): TopBoxTally<Kind> {
  return { kind: a.kind, n: a.n + b.n, top: a.top + b.top, sum: a.sum + b.sum };
}
