/** One petal of the daisy: how many gave this score, and which share of all they are (null without answers). */
export interface Petal {
  readonly score: number;
  readonly n: number;
  readonly share: number | null;
}

const PETALS = 11;

/**
 * The eleven petals of the daisy from the number of answers for each score, 0 to 10 in order.
 *
 * @throws RangeError when there are not eleven counts.
 */
export function petals(counts: readonly number[]): readonly Petal[] {
  if (counts.length !== PETALS) throw new RangeError(`a daisy has ${PETALS} petals, got ${counts.length}`);
  const total = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n, score) => ({ score, n, share: total === 0 ? null : n / total }));
}
