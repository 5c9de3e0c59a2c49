/**
 * Which of `count` places along an axis carry a label, so that at most `most` do: evenly spaced,
 * counted from the last, which is the one that people look for.
 */
export function labelledPlaces(count: number, most: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  const places = new Set<number>();
  for (let place = count - 1; place >= 0; place -= every) places.add(place);
  return places;
}
