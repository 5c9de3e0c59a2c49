const FIRST_SIZE = 1 << 12;
const FULL = 0.6;

/** Counts how often each key was asked for. */
export type Occurrences = (key: string) => number;

/**
 * Counts keys that are hexadecimal digests, 12 bytes a place in a table of their own: the rows of a
 * large file would fill a Map with hundreds of megabytes. Only the first 52 bits of a key are kept;
 * two keys that share them are counted as one, which is as repeatable as counting them apart.
 */
export function openOccurrences(): Occurrences {
  let keys = new Float64Array(FIRST_SIZE);
  let counts = new Uint32Array(FIRST_SIZE);
  let used = 0;
  const placeOf = (key: number, inKeys: Float64Array): number => {
    let place = key % inKeys.length;
    while (inKeys[place] !== 0 && inKeys[place] !== key) place = (place + 1) % inKeys.length;
    return place;
  };
  const grow = (): void => {
    const nextKeys = new Float64Array(keys.length * 2);
    const nextCounts = new Uint32Array(keys.length * 2);
    for (const [index, key] of keys.entries()) {
      if (key === 0) continue;
      const place = placeOf(key, nextKeys);
      nextKeys[place] = key;
      nextCounts[place] = counts[index] ?? 0;
    }
    keys = nextKeys;
    counts = nextCounts;
  };
  return (key) => {
    // Zero marks a free place.
    const number = Number.parseInt(key.replaceAll('-', '').slice(0, 13), 16) + 1;
    if (used > keys.length * FULL) grow();
    const place = placeOf(number, keys);
    const before = counts[place] ?? 0;
    if (before === 0) used += 1;
    keys[place] = number;
    counts[place] = before + 1;
    return before;
  };
}
