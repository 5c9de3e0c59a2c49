import type { Random } from './random.ts';

/** True with the given probability. */
export const chance = (random: Random, probability: number): boolean => random.next() < probability;

/** A whole number from `low` to `high`, both included. */
export const intBetween = (random: Random, low: number, high: number): number =>
  low + Math.floor(random.next() * (high - low + 1));

/** One of the items, each as likely as the next. Throws for an empty list. */
export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random.next() * items.length)];
  if (item === undefined) throw new RangeError('cannot pick from an empty list');
  return item;
};

/** One of the items, each as likely as its weight says. Throws for an empty list. */
export const pickWeighted = <T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T => {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return pick(random, items.slice(-1));
};

/** Standard normal, by Box and Muller (1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** Exponential with the given mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next());
