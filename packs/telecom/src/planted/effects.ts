import { type DaysBeforeEnd, PLANTED } from './planted.ts';

const inside = (day: DaysBeforeEnd, from: DaysBeforeEnd, to: DaysBeforeEnd): boolean =>
  day <= from && day > to;

/** How many times as many calls drop in this region on this day as in ordinary times. */
export const dropFactor = (region: string, day: DaysBeforeEnd): number => {
  const { region: planted, from, full, factor } = PLANTED.region;
  if (region !== planted || day > from) return 1;
  const grown = Math.min(1, (from - day) / (from - full));
  return 1 + (factor - 1) * grown;
};

/** Whether this shop asks for scores on this day. */
export const asksForScores = (unit: string, day: DaysBeforeEnd): boolean =>
  unit === PLANTED.shop.unit && day <= PLANTED.shop.from;

/** Whether holders of this tariff struggle with its new terms on this day. */
export const hasNewTerms = (tariff: string, day: DaysBeforeEnd): boolean =>
  tariff === PLANTED.tariff.tariff && inside(day, PLANTED.tariff.from, PLANTED.tariff.to);

/** Factor on contacts of all kinds in a month of the year (1 to 12). */
export const seasonFactor = (month: number): number => PLANTED.season.volume[month] ?? 1;
