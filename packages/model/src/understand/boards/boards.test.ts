import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../periods/period.ts';
import { askOfCard, type Card, digestDays, freeCardId, type MetricCard, moveCard } from './board.ts';
import { boardContentSchema } from './board-schema.ts';
import { type DigestSchedule, lastDigest, nextDigest } from './digest-schedule.ts';
import { tellFigure, writeFigure, writeStep } from './tell-figure.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const at = (text: string): number => Date.parse(text);

const NEXT: readonly (readonly [DigestSchedule, string, string, string])[] = [
  // Moscow is three hours ahead.
  [{ every: 'day', hour: 9 }, 'Europe/Moscow', '2026-05-14T05:59:59Z', '2026-05-14T06:00:00.000Z'],
  [{ every: 'day', hour: 9 }, 'Europe/Moscow', '2026-05-14T06:00:00Z', '2026-05-15T06:00:00.000Z'],
  // A Monday; Sunday is the seventh.
  [{ every: 'week', weekday: 1, hour: 9 }, 'UTC', '2026-05-14T00:00:00Z', '2026-05-18T09:00:00.000Z'],
  [{ every: 'week', weekday: 7, hour: 0 }, 'UTC', '2026-05-14T00:00:00Z', '2026-05-17T00:00:00.000Z'],
  // February has no 31st, so it is the 28th.
  [{ every: 'month', day: 31, hour: 8 }, 'UTC', '2026-02-01T00:00:00Z', '2026-02-28T08:00:00.000Z'],
  [{ every: 'month', day: 31, hour: 8 }, 'UTC', '2026-02-28T08:00:00Z', '2026-03-31T08:00:00.000Z'],
  // In Berlin the clock goes from 2 to 3 on 29 March 2026, and from 3 back to 2 on 25 October.
  [{ every: 'day', hour: 2 }, 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
  [{ every: 'day', hour: 2 }, 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z'],
  [{ every: 'day', hour: 2 }, 'Europe/Berlin', '2026-10-25T00:00:00Z', '2026-10-26T01:00:00.000Z'],
  [{ every: 'day', hour: 9 }, 'Europe/Berlin', '2026-03-28T08:00:00Z', '2026-03-29T07:00:00.000Z'],
];
test.each(NEXT)('%j in %s after %s', (schedule, zone, after, expected) => {
  expect(iso(nextDigest(schedule, at(after), zone))).toBe(expected);
});

const hour = fc.integer({ min: 0, max: 23 });
const schedules: fc.Arbitrary<DigestSchedule> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), hour }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }), hour }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), hour }),
);
const zones = fc.constantFrom(
  'UTC',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
);
const moments = fc.integer({ min: at('2010-01-01'), max: at('2040-01-01') });
const hourIn = (ms: number, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(ms));

test('after any moment the next one comes, no earlier one was missed, and the one before it is found again', () => {
  fc.assert(
    fc.property(schedules, zones, moments, (schedule, zone, now) => {
      const next = nextDigest(schedule, now, zone);
      const last = lastDigest(schedule, now, zone);
      expect(next).toBeGreaterThan(now);
      expect(last).toBeLessThanOrEqual(now);
      expect(nextDigest(schedule, last, zone)).toBe(next);
      expect(lastDigest(schedule, next, zone)).toBe(next);
      // The clock shows the hour, or has just jumped over it by an hour, or by the day that Apia left out.
      const shown = hourIn(next, zone);
      if (shown !== schedule.hour) expect([schedule.hour + 1, 0]).toContain(shown);
    }),
    { numRuns: 400 },
  );
});

test('through a year a day comes once for every day of the calendar, whatever the clock does', () => {
  for (const zone of ['Europe/Berlin', 'America/Havana', 'Australia/Lord_Howe'])
    for (const every of [0, 2, 3, 23]) {
      const days: string[] = [];
      let now = at('2026-01-05T00:00:00Z');
      while (days.length < 360) {
        now = nextDigest({ every: 'day', hour: every }, now, zone);
        days.push(dayIn(zone, now));
      }
      expect(new Set(days).size, `${zone} ${every}`).toBe(360);
    }
});

const card: MetricCard = {
  id: 'c1',
  picture: 'figure',
  size: 'small',
  title: '',
  metric: 'nps',
  touchpoint: '',
  channel: '',
  unit: '',
  event: '',
  per: '',
  period: 'follow',
  group: '',
};

test('a card follows the page, but for what it says itself', () => {
  const page = {
    now: { from: '2026-05-01', to: '2026-05-08', unit: 'north', channel: 'sms' },
    before: { from: '2026-04-24', to: '2026-05-01' },
  };
  expect(askOfCard(card, page, '2026-06-10')).toEqual({
    now: { from: '2026-05-01', to: '2026-05-08', unit: 'north', channel: 'sms' },
    before: { from: '2026-04-24', to: '2026-05-01', unit: 'north', channel: 'sms' },
  });
  expect(askOfCard({ ...card, period: '7d', unit: 'south', event: 'Bought' }, page, '2026-06-10')).toEqual({
    now: { from: '2026-06-04', to: '2026-06-11', unit: 'south', channel: 'sms', event: 'Bought' },
    before: { from: '2026-05-28', to: '2026-06-04', unit: 'south', channel: 'sms', event: 'Bought' },
  });
  expect(askOfCard({ ...card, period: 'all' }, page, '2026-06-10').before).toBeNull();
  expect(askOfCard(card, { now: {}, before: null }, '2026-06-10')).toEqual({ now: {}, before: null });
});

test('a digest tells of whole days, weeks and months that are over', () => {
  expect(digestDays('day', '2026-03-01').now).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  expect(digestDays('week', '2026-03-02')).toEqual({
    now: { from: '2026-02-23', to: '2026-03-02' },
    before: { from: '2026-02-16', to: '2026-02-23' },
  });
  expect(digestDays('month', '2026-01-31')).toEqual({
    now: { from: '2025-12-01', to: '2026-01-01' },
    before: { from: '2025-11-01', to: '2025-12-01' },
  });
});

test('moving a card keeps all of them, and there and back is where it was', () => {
  const cards: readonly Card[] = ['c1', 'c2', 'c3', 'c4'].map((id) => ({ ...card, id }));
  expect(moveCard(cards, 'c3', -2).map(({ id }) => id)).toEqual(['c3', 'c1', 'c2', 'c4']);
  expect(moveCard(cards, 'c4', 1)).toBe(cards);
  fc.assert(
    fc.property(fc.constantFrom('c1', 'c2', 'c3', 'c4'), fc.integer({ min: -3, max: 3 }), (id, by) => {
      const moved = moveCard(cards, id, by);
      expect(moved.map((one) => one.id).toSorted()).toEqual(['c1', 'c2', 'c3', 'c4']);
      if (moved !== cards) expect(moveCard(moved, id, -by)).toEqual(cards);
    }),
  );
  expect(cards.map(({ id }) => id)).not.toContain(freeCardId(cards));
  expect(freeCardId([{ ...card, id: 'c2' }])).toBe('c3');
});

test('a board with cards of the same id, an unknown picture or a name of no metric is none', () => {
  const read = (cards: unknown): boolean => boardContentSchema.safeParse({ cards }).success;
  expect(read([{ id: 'c1', picture: 'figure', metric: 'nps' }])).toBe(true);
  expect(read([{ id: 'c1', picture: 'note', text: 'Why we look' }])).toBe(true);
  expect(read([card, card])).toBe(false);
  expect(read([{ id: 'c1', picture: 'pie', metric: 'nps' }])).toBe(false);
  expect(read([{ id: 'c1', picture: 'figure', metric: 'nps;drop' }])).toBe(false);
  expect(read([{ id: 'c1', picture: 'note', metric: 'nps', text: '' }])).toBe(false);
});

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
test('a figure is told with what it rests on and whether it really changed', () => {
  const now = { value: 31.4, n: 1204, low: 27.4, high: 35.4 };
  const told = { name: 'NPS', kind: 'nps', fewest: 30, now, against: now, difference: 5.2 } as const;
  expect(plain(tellFigure({ ...told, verdict: 'higher' }, 'en'))).toBe(
    'NPS: 31 ± 4 (n 1,204); a real rise of 5.',
  );
  expect(plain(tellFigure({ ...told, verdict: 'no-real-change' }, 'ru'))).toBe(
    'NPS: 31 ± 4 (n 1 204); значимых изменений нет.',
  );
  const few = { ...told, verdict: 'too-few', now: { ...now, n: 7 } } as const;
  expect(tellFigure(few, 'en')).toBe('NPS: too few answers yet (n 7).');
  expect(tellFigure({ ...few, kind: 'count', now: { value: 7, n: 7, low: 2, high: 14 } }, 'en')).toContain(
    'NPS: 7',
  );
  expect(tellFigure({ ...few, now: { value: null, n: 0, low: null, high: null } }, 'ru')).toBe(
    'NPS: за этот период ответов нет.',
  );
});

test('each kind is written in its own unit, and no sure figure says ± 0', () => {
  expect(plain(writeFigure({ value: -3.2, n: 9, low: -3.5, high: -2.9 }, 'nps', 'en'))).toBe('−3 ± 0.3');
  expect(plain(writeFigure({ value: 0.62, n: 9, low: 0.6, high: 0.64 }, 'csat', 'en'))).toBe('62% ± 2');
  expect(plain(writeFigure({ value: 4.214, n: 9, low: 4.1, high: 4.3 }, 'mean', 'ru'))).toBe('4,21 ± 0,1');
  expect(plain(writeStep(-0.034, 'share', 'en'))).toBe('3.4 pp');
  expect(plain(writeStep(-12.4, 'net', 'ru'))).toBe('12');
});
