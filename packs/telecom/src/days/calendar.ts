import { seasonFactor } from '../planted/effects.ts';
import type { DaysBeforeEnd } from '../planted/planted.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The head office's hours ahead of UTC: its date is the date of bills and of the season. */
export const HEAD_OFFICE_OFFSET = 3;

/** One of the days that are generated: 24 hours from `start` on, whatever the hour of the end is. */
export type Frame = {
  /** 0 for the first. */
  readonly day: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly daysBeforeEnd: DaysBeforeEnd;
  /** Of the head office at the middle of the frame, 1..31. */
  readonly dayOfMonth: number;
  /** Of the head office at the middle of the frame, 1..12. */
  readonly month: number;
  /** Factor on contacts of all kinds. */
  readonly season: number;
};

export type Calendar = { readonly start: number; readonly end: number; readonly days: number };

export const frameAt = ({ start, days }: Calendar, day: number): Frame => {
  const from = start + day * DAY;
  const middle = new Date(from + DAY / 2 + HEAD_OFFICE_OFFSET * HOUR);
  const month = middle.getUTCMonth() + 1;
  return {
    day,
    start: from,
    daysBeforeEnd: days - day,
    dayOfMonth: middle.getUTCDate(),
    month,
    season: seasonFactor(month),
  };
};

/** The moment within the frame at which clocks `offset` hours ahead of UTC show the hour (0..24, parts allowed). */
export const timeIn = (frame: Frame, offset: number, hour: number): number => {
  const shownAtStart = (frame.start + offset * HOUR) % DAY;
  return frame.start + Math.floor((hour * HOUR - shownAtStart + 2 * DAY) % DAY);
};

/** Whether the moment lies on one of the last days of its month, by clocks `offset` hours ahead of UTC. */
export const isMonthEnd = (time: number, offset: number, lastDays: number): boolean => {
  const local = time + offset * HOUR;
  return new Date(local).getUTCMonth() !== new Date(local + lastDays * DAY).getUTCMonth();
};
