import { differenceInterval, type Estimate } from '../../kernel/statistics/index.ts';
import type { Figure } from './figure.ts';
import { METRIC_KIND_INFO, type MetricKind } from './metric-kind.ts';

/** Under so many answers a figure says more about chance than about customers. */
export const FEWEST_ANSWERS = 30;

/**
 * What can be said of a figure beside that of an earlier period; the words are the screen's. `better` is null where
 * neither way is better in itself.
 */
export type Headline =
  | { readonly kind: 'no-data'; readonly missing: 'current' | 'previous' }
  | { readonly kind: 'too-few'; readonly n: number; readonly needed: number }
  | ({ readonly kind: 'no-real-change' } & Change)
  | ({ readonly kind: 'rose' | 'fell'; readonly better: boolean | null } & Change);

/** Current minus previous with its 95 % interval, in the unit of the metric. */
export interface Change {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Whether a metric really changed between two independent periods: it rose or fell only where the 95 % interval of the
 * difference leaves out zero. `too-few` gives the smaller n.
 */
export function headline(current: Figure, previous: Figure, kind: MetricKind): Headline {
  if (current.value === null) return { kind: 'no-data', missing: 'current' };
  if (previous.value === null) return { kind: 'no-data', missing: 'previous' };
  const n = restsOn(current, previous, kind);
  const now = estimateOf(current, kind);
  const before = estimateOf(previous, kind);
  if (n < FEWEST_ANSWERS || now === null || before === null)
    return { kind: 'too-few', n, needed: FEWEST_ANSWERS };
  const change = differenceInterval(now, before);
  if (change.low <= 0 && change.high >= 0) return { kind: 'no-real-change', ...change };
  const rose = change.low > 0;
  const better = METRIC_KIND_INFO[kind].better === 'higher' ? rose : null;
  return { kind: rose ? 'rose' : 'fell', better, ...change };
}

/** A count is its own n: that it fell to a few is what there is to say, so there the larger one decides. */
function restsOn(current: Figure, previous: Figure, kind: MetricKind): number {
  return kind === 'count' ? Math.max(current.n, previous.n) : Math.min(current.n, previous.n);
}

function estimateOf(figure: Figure, kind: MetricKind): Estimate | null {
  const { value, low, high, n } = figure;
  if (value === null || low === null || high === null) return null;
  if (kind !== 'nps' && kind !== 'net') return { value, low, high };
  // Where all answers agree the NPS interval has no width, and any step would look real. One dissenting answer more
  // would make the standard error 200 / (n + 1) points, so it is not taken for less.
  const least = (1.96 * 200) / (n + 1);
  return { value, low: Math.min(low, value - least), high: Math.max(high, value + least) };
}
