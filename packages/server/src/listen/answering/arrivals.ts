import { createHmac, randomBytes } from 'node:crypto';

const WINDOW_MS = 60_000;
/** New responses a minute from one address, whatever they are to: far above any shop, below what fills a disk. */
export const MOST_ARRIVALS = 12_000;
const REMEMBERED = 100_000;

/** What becomes of a response that somebody begins: it counts, it waits for a review, or it is turned away. */
export type Arrival =
  | { readonly kind: 'counts' }
  | { readonly kind: 'held' }
  | { readonly kind: 'refused'; readonly seconds: number };

/** Counts who begins responses, per address. An address is kept as a keyed digest, in memory alone. */
export interface Arrivals {
  /** @param heldAbove so many a minute from one address to one survey count by themselves */
  take(address: string, survey: string, heldAbove: number): Arrival;
}

/** @param now gives milliseconds since 1970 */
export function openArrivals(now: () => number, most: number = MOST_ARRIVALS): Arrivals {
  const key = randomBytes(32);
  const windows = new Map<string, { count: number; until: number }>();
  const digest = (text: string): string => createHmac('sha256', key).update(text).digest('base64');
  const windowOf = (name: string) => {
    const known = windows.get(name);
    if (known !== undefined && now() < known.until) return known;
    windows.delete(name);
    const fresh = { count: 0, until: now() + WINDOW_MS };
    windows.set(name, fresh);
    // What began first stands first, and is over first.
    const [oldest] = windows.keys();
    if (windows.size > REMEMBERED && oldest !== undefined) windows.delete(oldest);
    return fresh;
  };
  return {
    take: (address, survey, heldAbove) => {
      const all = windowOf(digest(address));
      if (all.count >= most)
        return { kind: 'refused', seconds: Math.max(1, Math.ceil((all.until - now()) / 1000)) };
      all.count += 1;
      const here = windowOf(digest(`${address}\u0000${survey}`));
      here.count += 1;
      return { kind: here.count > heldAbove ? 'held' : 'counts' };
    },
  };
}
