/**
 * Stops a caller that passes something no count can be: counts are finite and not negative, but need
 * not be whole, so that weighted sums work too.
 *
 * @throws RangeError naming the argument.
 */
export function requireCount(name: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be a finite number of at least 0, got ${value}`);
  }
}
