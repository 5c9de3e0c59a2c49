import { DAY_MS, localDay, momentAt } from '../periods/zone-clock.ts';

/** When a digest is made: every day, on a weekday (1 is Monday), or on a day of the month, at an hour of the workspace's clock. */
export type DigestSchedule =
  | { readonly every: 'day'; readonly hour: number }
  | { readonly every: 'week'; readonly weekday: number; readonly hour: number }
  /** A month without such a day has it on its last one. */
  | { readonly every: 'month'; readonly day: number; readonly hour: number };

const HOUR_MS = 3_600_000;
/** Two months hold at least one occurrence of every schedule. */
const LOOK_DAYS = 63;

/**
 * The first moment after `after` (both ms since 1970) at which a digest is due. Where the clock is put forward over
 * its hour it is due right after the gap, where the hour comes twice at the first one.
 *
 * @throws RangeError when the zone is unknown
 */
export function nextDigest(schedule: DigestSchedule, after: number, zone: string): number {
  return found(schedule, after, zone, 1, (at) => at > after);
}

/**
 * The last moment up to and at `until` at which a digest was due.
 *
 * @throws RangeError when the zone is unknown
 */
export function lastDigest(schedule: DigestSchedule, until: number, zone: string): number {
  return found(schedule, until, zone, -1, (at) => at <= until);
}

function found(
  schedule: DigestSchedule,
  from: number,
  zone: string,
  step: 1 | -1,
  fits: (at: number) => boolean,
): number {
  // A day earlier (or later) than the clock shows: a jump of the clock may have taken the hour over midnight.
  const first = localDay(from, zone) - step;
  for (let steps = 0; steps < LOOK_DAYS; steps += 1) {
    const day = first + step * steps;
    if (!isOn(schedule, day)) continue;
    const at = momentAt(day * DAY_MS + schedule.hour * HOUR_MS, zone);
    if (fits(at)) return at;
  }
  throw new RangeError('a schedule that never comes');
}

function isOn(schedule: DigestSchedule, day: number): boolean {
  const date = new Date(day * DAY_MS);
  switch (schedule.every) {
    case 'day':
      return true;
    case 'week':
      return (date.getUTCDay() || 7) === schedule.weekday;
    case 'month': {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === Math.min(schedule.day, last);
    }
  }
}
