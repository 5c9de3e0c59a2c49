import { expect, test } from 'vitest';
import { makeFormat } from './format.ts';
import { pickLanguage } from './languages.ts';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const ru = makeFormat('ru', 'Europe/Moscow');
const en = makeFormat('en', 'UTC');

test('numbers are written as the language writes them', () => {
  expect(plain(ru.number(1204.56))).toBe('1 205');
  expect(en.number(1204.56, { digits: 1 })).toBe('1,204.6');
  expect(plain(ru.percent(0.7349, { digits: 1 }))).toBe('73,5 %');
  expect(en.signed(4)).toBe('+4');
  expect(en.signed(-4)).toBe('\u22124');
  expect(en.signed(0)).toBe('0');
  expect(plain(ru.bytes(4_200_000))).toBe('4,2 МБ');
});

test('moments are shown in the zone, calendar days are not moved by it', () => {
  expect(ru.date('2026-05-01T22:30:00Z')).toContain('2 мая');
  expect(en.date('2026-05-01T22:30:00Z')).toBe('May 1, 2026');
  expect(makeFormat('en', 'America/Los_Angeles').day('2026-05-01')).toBe('May 1, 2026');
  expect(en.dayRange('2026-03-01', '2026-03-31').replace(/\s/g, ' ')).toBe('Mar 1 – 31, 2026');
});

test('relative times are cut down, never rounded up', () => {
  const now = Date.parse('2026-05-01T12:00:00Z');
  expect(en.relative('2026-05-01T11:00:30Z', now)).toBe('59 minutes ago');
  expect(en.relative('2026-04-30T11:00:00Z', now)).toBe('yesterday');
  expect(en.relative('2026-05-01T11:59:58Z', now)).toBe('2 seconds ago');
  expect(plain(ru.relativeShort('2026-05-01T09:00:00Z', now))).toBe('3 ч назад');
});

test('the first language of the browser that the app speaks is taken', () => {
  expect(pickLanguage(['de-DE', 'ru-RU', 'en'])).toBe('ru');
  expect(pickLanguage(['de'])).toBeNull();
});
