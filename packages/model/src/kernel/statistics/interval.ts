/** A confidence interval; both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An estimate together with the confidence interval around it. */
export interface Estimate extends Interval {
  readonly value: number;
}
