import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayIn, daysIn, isDay, monthsBefore } from './period.ts';

test('only days that exist are days', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', 7].some(isDay)).toBe(false);
});

test('months back end on the last day of a shorter month', () => {
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29');
  expect(monthsBefore('2026-01-15', 12)).toBe('2025-01-15');
  expect(monthsBefore('2026-01-31', 2)).toBe('2025-11-30');
});

test('today is the day of the zone', () => {
  const now = Date.parse('2026-05-01T22:30:00Z');
  expect(dayIn('Europe/Moscow', now)).toBe('2026-05-02');
  expect(dayIn('America/Los_Angeles', now)).toBe('2026-05-01');
});

test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(fc.nat(30_000), fc.nat(4000), (start, length) => {
      const from = addDays('1980-01-01', start);
      expect(daysIn({ from, to: addDays(from, length) })).toBe(length);
    }),
  );
});
