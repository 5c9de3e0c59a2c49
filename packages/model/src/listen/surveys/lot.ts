/**
 * A number in 0..1 drawn for a name under a seed: the same for every caller and every time, so that
 * an order by lot needs not be stored. FNV-1a (Fowler, Noll, Vo) over the text, finished by the
 * mixer of MurmurHash3 (Appleby), since neighbours of FNV-1a stay near each other.
 */
export function lot(seed: string, name: string): number {
  let hash = 0x811c9dc5;
  const text = `${seed}\u0000${name}`;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

/** The items in an order by lot; those that stay (`fixed`) keep their places. */
export function shuffledBy<T>(
  items: readonly T[],
  seed: string,
  nameOf: (item: T) => string,
  fixed: (item: T) => boolean = () => false,
): T[] {
  const loose = items
    .filter((item) => !fixed(item))
    .map((item) => ({ item, place: lot(seed, nameOf(item)) }))
    .sort((a, b) => a.place - b.place);
  let next = 0;
  return items.map((item) => {
    if (fixed(item)) return item;
    const drawn = loose[next];
    next += 1;
    return drawn === undefined ? item : drawn.item;
  });
}
