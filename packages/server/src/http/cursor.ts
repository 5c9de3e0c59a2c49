import { Problem } from './problem.ts';

/** A place in a list as opaque text. */
export const writeCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor means, `parts` values of text or whole number from 0; throws Problem 400 for anything else. */
export function readCursor(
  cursor: string | undefined,
  parts: readonly ('string' | 'number')[],
): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(place) &&
      place.length === parts.length &&
      place.every((value, index) => typeof value === parts[index] && isPlace(value));
    if (fits) return place;
  } catch {
    // Falls through to the refusal: the cursor was not made here.
  }
  throw new Problem(400, 'bad-cursor', 'The cursor is not one that this API gave.');
}

/** Numbers are times, sequence numbers and offsets; a text with a NUL is none that a store could hold. */
const isPlace = (value: string | number): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : !value.includes('\u0000');
