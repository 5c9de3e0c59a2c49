import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, frameAt, HOUR, isMonthEnd, timeIn } from './calendar.ts';

const START = Date.UTC(2026, 0, 1, 14, 37);
const calendar = { start: START, end: START + 60 * DAY, days: 60 };

test('a local hour always falls inside the frame and shows that hour there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: -11, max: 12 }),
      fc.integer({ min: 0, max: 23 }),
      (day, offset, hour) => {
        const frame = frameAt(calendar, day);
        const time = timeIn(frame, offset, hour);
        expect(time).toBeGreaterThanOrEqual(frame.start);
        expect(time).toBeLessThan(frame.start + DAY);
        expect(new Date(time + offset * HOUR).getUTCHours()).toBe(hour);
      },
    ),
  );
});

test('frames follow the calendar of the head office one day at a time', () => {
  const dates = Array.from({ length: 31 }, (_, day) => frameAt(calendar, day).dayOfMonth);
  expect(dates.slice(0, 3)).toEqual([2, 3, 4]);
  expect(new Set(dates).size).toBe(31);
  expect(frameAt(calendar, 59).daysBeforeEnd).toBe(1);
});

test('the last three days of a month are known by the local date', () => {
  const at = (day: number, hour: number): number => Date.UTC(2027, 1, day, hour);
  expect([at(25, 12), at(26, 12), at(28, 12)].map((time) => isMonthEnd(time, 0, 3))).toEqual([
    false,
    true,
    true,
  ]);
  expect(isMonthEnd(at(25, 22), 0, 3)).toBe(false);
  expect(isMonthEnd(at(25, 22), 3, 3)).toBe(true);
});
