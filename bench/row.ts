/** One line of the table: what was measured, against what. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  /** Measured by target, so that 1 or more is a pass. */
  readonly ratio: number;
  readonly notes: readonly string[];
}

/** Rows of what should be large, such as rates. */
export const atLeast = (measured: number, target: number): number => measured / target;

/** Rows of what should be small, such as times. */
export const atMost = (measured: number, target: number): number => target / measured;
