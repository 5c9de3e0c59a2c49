import {
  type Interval,
  meanInterval,
  npsInterval,
  npsMoments,
  poissonInterval,
  ratioInterval,
  wilsonInterval,
} from '../../kernel/statistics/index.ts';
import { type Figure, NO_DATA } from './figure.ts';
import type {
  CountTally,
  MeanTally,
  NetTally,
  NpsTally,
  RatioTally,
  ShareTally,
  Tally,
  TopBoxTally,
} from './tally.ts';

/**
 * The figure that a tally adds up to, with its 95 % interval: NPS by the multinomial variance, shares by Wilson, means by
 * Student's t, counts by Garwood, ratios by the conditional binomial. A tally of nothing gives "no data"; so does a
 * count of 0, because events that never came cannot be told from a source that is silent.
 *
 * @throws RangeError when the tally contradicts itself, as with more matches than cases.
 */
export function figureOf(tally: Tally): Figure {
  switch (tally.kind) {
    case 'nps':
    case 'net':
      return npsFigure(tally);
    case 'csat':
    case 'ces':
      return topBoxFigure(tally);
    case 'mean':
      return meanFigure(tally);
    case 'share':
      return shareFigure(tally);
    case 'ratio':
      return ratioFigure(tally);
    case 'count':
      return countFigure(tally);
  }
}

function figure(value: number, n: number, interval: Interval | null): Figure {
  return { value, n, low: interval?.low ?? null, high: interval?.high ?? null };
}

function npsFigure(tally: NpsTally | NetTally): Figure {
  const n = tally.promoters + tally.passives + tally.detractors;
  const moments = npsMoments(tally);
  return moments === null ? NO_DATA : figure(moments.score, n, npsInterval(tally));
}

function topBoxFigure({ n, top, sum }: TopBoxTally<'csat'> | TopBoxTally<'ces'>): Figure {
  if (n === 0) return { ...NO_DATA, mean: null };
  return { ...figure(top / n, n, wilsonInterval(top, n)), mean: sum / n };
}

function meanFigure(tally: MeanTally): Figure {
  return tally.n === 0 ? NO_DATA : figure(tally.mean, tally.n, meanInterval(tally));
}

function shareFigure({ matched, base }: ShareTally): Figure {
  return base === 0 ? NO_DATA : figure(matched / base, base, wilsonInterval(matched, base));
}

function ratioFigure({ counted, per }: RatioTally): Figure {
  return per === 0 ? NO_DATA : figure(counted / per, per, ratioInterval(counted, per));
}

function countFigure({ n }: CountTally): Figure {
  return n === 0 ? NO_DATA : figure(n, n, poissonInterval(n));
}
