// Stands in for a denominator of exactly zero, as the modified method asks.
const TINY = 1e-300;
const CONVERGED = 2 ** -52;
const MOST_TERMS = 10_000_000;

/**
 * The value of the continued fraction b0 + a(1) / (b(1) + a(2) / (b(2) + ...)), evaluated forwards until
 * a further term changes nothing.
 *
 * Modified Lentz method: W. J. Lentz, Applied Optics 15 (1976) 668; I. J. Thompson and A. R. Barnett,
 * J. Comput. Phys. 64 (1986) 490.
 *
 * @throws RangeError when the fraction does not settle.
 */
export function continuedFraction(
  b0: number,
  a: (term: number) => number,
  b: (term: number) => number,
): number {
  let value = b0 === 0 ? TINY : b0;
  let c = value;
  let d = 0;
  for (let term = 1; term < MOST_TERMS; term += 1) {
    const numerator = a(term);
    const denominator = b(term);
    d = denominator + numerator * d;
    d = 1 / (d === 0 ? TINY : d);
    c = denominator + numerator / c;
    if (c === 0) c = TINY;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) <= CONVERGED) return value;
  }
  throw new RangeError('the continued fraction does not settle');
}
