import { expect, test } from 'vitest';
import { makeDayText } from './use-day-text.ts';

test('days are written as the language writes them, the year only where it is needed', () => {
  const en = makeDayText('en', '2026');
  expect(en.since('2026-05-01')).toBe('May 1');
  expect(en.since('2025-05-01')).toBe('May 1, 2025');
  expect(makeDayText('ru', '2026').since('2026-05-01')).toBe('1 мая');
});

test('an axis names days, weeks by their first day, months, and years where they begin', () => {
  const en = makeDayText('en', '2026');
  expect(en.axis('2026-05-04', 'week')).toBe('May 4');
  expect(en.axis('2026-05-01', 'month')).toBe('May');
  expect(en.axis('2026-01-01', 'month')).toBe('2026');
  expect(en.bucket('2026-05-01', 'month')).toBe('May 2026');
  expect(en.bucket('2026-05-04', 'week')).toContain('10');
});
