/** A measured value with what it rests on. Without data all but `n` is null; it is never 0 instead. */
export interface Figure {
  readonly value: number | null;
  /** How many answers or events the value rests on. */
  readonly n: number;
  /** The 95 % interval; null too where the data are too few to know their spread. */
  readonly low: number | null;
  readonly high: number | null;
  /** CSAT and CES only: the mean answer beside the share. */
  readonly mean?: number | null;
}

/** The figure of nothing measured. */
export const NO_DATA: Figure = { value: null, n: 0, low: null, high: null };
