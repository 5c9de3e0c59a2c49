/**
 * Probabilities of as many tests looked at together, each adjusted so that the chance of even one false
 * alarm among them stays at the level that they are held against. Null where a test could not be made;
 * such ones do not count. S. Holm, Scand. J. Statist. 6 (1979) 65.
 *
 * @throws RangeError when one is not a probability.
 */
export function holmAdjusted(probabilities: readonly (number | null)[]): (number | null)[] {
  const made = probabilities.flatMap((p, at) => {
    if (p === null) return [];
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, got ${p}`);
    return [{ p, at }];
  });
  made.sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = probabilities.map(() => null);
  let least = 0;
  for (const [rank, { p, at }] of made.entries()) {
    least = Math.max(least, Math.min(1, (made.length - rank) * p));
    adjusted[at] = least;
  }
  return adjusted;
}
