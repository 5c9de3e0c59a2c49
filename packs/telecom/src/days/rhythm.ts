import type { Random } from '../random/random.ts';
import { type Frame, timeIn } from './calendar.ts';

/** When of the day things happen. */
export type Rhythm = 'shop' | 'phone' | 'online' | 'any-hour';

/** Weights of the 24 hours of the local day. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  shop: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 7, 9, 9, 8, 8, 9, 11, 12, 10, 4, 0, 0, 0],
  phone: [0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 10, 10, 9, 8, 8, 8, 8, 8, 8, 7, 5, 3, 1, 0],
  online: [2, 1, 1, 0, 0, 1, 2, 4, 6, 6, 6, 6, 7, 6, 6, 6, 6, 7, 8, 9, 10, 10, 8, 4],
  'any-hour': [1, 1, 1, 1, 1, 2, 4, 7, 9, 8, 7, 7, 8, 8, 7, 7, 8, 10, 10, 9, 7, 5, 3, 2],
};

/** For each rhythm a hundred hours in proportion to the weights: drawing one is a look-up. */
const tableOf = (weights: readonly number[]): readonly number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table: number[] = [];
  let sum = 0;
  for (const [hour, weight] of weights.entries()) {
    sum += weight;
    while (table.length < Math.round((sum / total) * 100)) table.push(hour);
  }
  return table;
};
const TABLES: Readonly<Record<Rhythm, readonly number[]>> = {
  shop: tableOf(HOURS.shop),
  phone: tableOf(HOURS.phone),
  online: tableOf(HOURS.online),
  'any-hour': tableOf(HOURS['any-hour']),
};

/** A moment of the frame that suits the rhythm by clocks `offset` hours ahead of UTC. */
export const drawTime = (random: Random, frame: Frame, offset: number, rhythm: Rhythm): number => {
  const hour = TABLES[rhythm][Math.floor(random.next() * 100)] ?? 12;
  return timeIn(frame, offset, hour + random.next());
};
