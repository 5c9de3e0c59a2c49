import { expect, test } from 'vitest';
import { formatMessage } from './use-messages.ts';

const people = '{count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}';

test('a number stays on one line with the word that it counts', () => {
  expect(formatMessage(people, 'ru', 'UTC', { count: 3 })).toBe('3\u00A0человека');
  expect(formatMessage(people, 'ru', 'UTC', { count: 11 })).toBe('11\u00A0человек');
});

test('dates inside messages are in the zone of the workspace', () => {
  const at = new Date('2026-05-01T22:30:00Z');
  expect(formatMessage('{at, date, medium}', 'en', 'Europe/Moscow', { at })).toBe('May 2, 2026');
  expect(formatMessage('{at, date, medium}', 'en', 'UTC', { at })).toBe('May 1, 2026');
});
