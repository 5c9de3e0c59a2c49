import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';
import { momentOf } from './zone-offset.ts';

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

test.each([
  ['2024-09-30', 'auto', 'Europe/Moscow', '2024-09-29T21:00:00.000Z'],
  ['2024-09-30', 'iso', 'UTC', '2024-09-30T00:00:00.000Z'],
  ['2024-09-30T10:20:30Z', 'auto', 'Europe/Moscow', '2024-09-30T10:20:30.000Z'],
  ['2024-09-30 10:20', 'auto', 'Europe/Moscow', '2024-09-30T07:20:00.000Z'],
  ['2024-09-30T10:20:30.123456+03:00', 'auto', 'UTC', '2024-09-30T07:20:30.123Z'],
  ['30.09.2024', 'auto', 'Europe/Moscow', '2024-09-29T21:00:00.000Z'],
  ['1.2.2024 9:05', 'dd.mm.yyyy', 'UTC', '2024-02-01T09:05:00.000Z'],
  ['02/01/2024', 'mm/dd/yyyy', 'UTC', '2024-02-01T00:00:00.000Z'],
  ['02/01/2024', 'dd/mm/yyyy', 'UTC', '2024-01-02T00:00:00.000Z'],
  ['1727654400', 'auto', 'Europe/Moscow', '2024-09-30T00:00:00.000Z'],
  ['1727654400123', 'unix', 'UTC', '2024-09-30T00:00:00.123Z'],
  ['1727654400.5', 'unix', 'UTC', '2024-09-30T00:00:00.500Z'],
] as const)('%s as %s in %s is %s', (cell, format, zone, expected) => {
  expect(iso(readMoment(cell, format, zone))).toBe(expected);
});

test.each([
  ['31.02.2024', 'auto'],
  ['2024-13-01', 'auto'],
  ['02/01/2024', 'auto'],
  ['30.09.24', 'dd.mm.yyyy'],
  ['2024-09-30', 'dd.mm.yyyy'],
  ['2024-09-30 25:00', 'iso'],
  ['yesterday', 'auto'],
  ['', 'auto'],
  ['45566', 'auto'],
] as const)('%s as %s is no moment', (cell, format) => {
  expect(readMoment(cell, format, 'UTC')).toBeNull();
});

test('a time that a clock change leaves out or brings twice is one moment', () => {
  // Berlin: 31 March 2024 02:00 -> 03:00, 27 October 2024 03:00 -> 02:00.
  expect(iso(readMoment('2024-03-31 02:30', 'iso', 'Europe/Berlin'))).toBe('2024-03-31T01:30:00.000Z');
  expect(iso(readMoment('2024-03-31 12:00', 'iso', 'Europe/Berlin'))).toBe('2024-03-31T10:00:00.000Z');
  expect(iso(readMoment('2024-10-27 02:30', 'iso', 'Europe/Berlin'))).toBe('2024-10-27T00:30:00.000Z');
  expect(iso(readMoment('2024-10-27 12:00', 'iso', 'Europe/Berlin'))).toBe('2024-10-27T11:00:00.000Z');
});

test('the clock of the zone shows the time that was read', () => {
  const zones = [
    'Europe/Moscow',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Chatham',
    'Europe/Berlin',
    'UTC',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) }),
      (zone, ms) => {
        const shown = (at: number): number => {
          const text = new Date(at).toLocaleString('sv-SE', { timeZone: zone });
          return Date.parse(`${text.replace(' ', 'T')}Z`);
        };
        const local = Math.floor(shown(ms) / 1000) * 1000;
        expect(shown(momentOf(local, zone))).toBe(local);
      },
    ),
    { numRuns: 300 },
  );
});
