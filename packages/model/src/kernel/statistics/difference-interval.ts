import type { Estimate } from './interval.ts';

/** How far one estimate lies above another, with the interval for that difference. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * First minus second for two independent estimates, with the interval built from their own intervals, which must have
 * the same confidence; they may be lopsided. "Square and add": R. G. Newcombe, Statist. Med. 17 (1998) 873;
 * in general G. Y. Zou and A. Donner, Statist. Med. 27 (2008) 1693.
 */
export function differenceInterval(first: Estimate, second: Estimate): Difference {
  const difference = first.value - second.value;
  return {
    difference,
    low: difference - Math.hypot(first.value - first.low, second.high - second.value),
    high: difference + Math.hypot(first.high - first.value, second.value - second.low),
  };
}
