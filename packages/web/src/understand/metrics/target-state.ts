import type { Figure } from '../overview/figure.ts';

/** Whether a target is met for certain, missed for certain, or the interval holds it. */
export type TargetState = 'met' | 'missed' | 'open' | 'unread';

/** What can be said of a figure beside its target: only an interval that lies on one side of it decides. */
export function targetState(
  figure: Figure,
  {
    target,
    better,
    least,
  }: { readonly target: number; readonly better: 'higher' | 'lower'; readonly least: number },
): TargetState {
  const { low, high, value, n } = figure;
  if (value === null || low === null || high === null || n < least) return 'unread';
  if (better === 'higher') return low >= target ? 'met' : high < target ? 'missed' : 'open';
  return high <= target ? 'met' : low > target ? 'missed' : 'open';
}
