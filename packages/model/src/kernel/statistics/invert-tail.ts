/** A tail probability at one point and its elasticity there: d ln(probability) / d ln(x). */
export interface Tail {
  readonly probability: number;
  readonly elasticity: number;
}

/** The tail whose probability and x times whose derivative are known. */
export function tailAt(probability: number, slope: number): Tail {
  return { probability, elasticity: slope / probability };
}

const CLOSE_ENOUGH = 1e-11;
const MOST_STEPS = 200;

/**
 * The x > 0 at which a monotone tail has the given probability (0 < probability < 1), from a positive start.
 *
 * Newton's method on ln(probability) as a function of ln(x). For the gamma and Student families that
 * function is concave, so the steps approach the root from one side and cannot run away; the bracket only
 * catches a step that lands where the tail underflows.
 */
export function invertTail(tail: (x: number) => Tail, probability: number, start: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const here = tail(x);
    const rising = here.elasticity > 0;
    const excess = Math.log(here.probability / probability);
    if (rising === excess > 0) high = x;
    else low = x;
    const change = -excess / here.elasticity;
    const next = x * Math.exp(change);
    if (Math.abs(change) < CLOSE_ENOUGH) return next;
    x = next > low && next < high ? next : between(low, high);
  }
  return x;
}

function between(low: number, high: number): number {
  if (low === 0) return high / 2;
  if (high === Number.POSITIVE_INFINITY) return low * 2;
  return Math.sqrt(low) * Math.sqrt(high);
}
