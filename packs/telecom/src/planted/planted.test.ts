import { describe, expect, test } from 'vitest';
import { generate } from '../generate.ts';
import type { DemoMessage } from '../message.ts';
import { answersOf, type CountedAnswer, npsOf, shareFrom } from '../testing/answers-of.ts';
import { PLANTED } from './planted.ts';

const DAY = 86_400_000;
const END = Date.UTC(2026, 10, 22);
const ago = (days: number): number => END - days * DAY;
const timeOf = ({ timestamp }: DemoMessage): number => Date.parse(timestamp);
const RECENT = 75;

const timesByUser = (
  messages: readonly DemoMessage[],
  event: string,
): ReadonlyMap<string, readonly number[]> => {
  const times = new Map<string, number[]>();
  for (const message of messages) {
    if (message.event !== event || message.userId === undefined) continue;
    const known = times.get(message.userId) ?? [];
    known.push(timeOf(message));
    times.set(message.userId, known);
  }
  return times;
};

describe.each([7, 42])('in the year of seed %i', (seed) => {
  const messages = [...generate({ seed, until: new Date(END) })];
  const answers = answersOf(messages);
  const honest = answers.filter(({ unit }) => unit !== PLANTED.shop.unit);
  const during = (from: number, to: number): readonly CountedAnswer[] =>
    honest.filter(({ time }) => time >= ago(from) && time < ago(to));

  describe('the region whose calls drop', () => {
    const { region, from, lag, factor, npsFall } = PLANTED.region;
    const here = ({ region: other }: { readonly region: string }): boolean => other === region;
    const elsewhere = (answer: CountedAnswer): boolean => !here(answer);
    const before = during(365, from);
    const after = during(RECENT, 0);
    const dropsADay = (first: number, last: number, inside: boolean): number =>
      messages.filter(
        (message) =>
          message.event === 'Call Dropped' &&
          (message.properties?.['region'] === region) === inside &&
          timeOf(message) >= ago(first) &&
          timeOf(message) < ago(last),
      ).length /
      (first - last);

    test('drops grow to the planted factor there and nowhere else', () => {
      const growth = dropsADay(RECENT, 0, true) / dropsADay(365, from, true);
      expect(growth).toBeGreaterThan(0.75 * factor);
      expect(growth).toBeLessThan(1.25 * factor);
      expect(dropsADay(RECENT, 0, false) / dropsADay(365, from, false)).toBeCloseTo(1, 0);
    });

    test('NPS falls there by a clear margin, elsewhere it stays', () => {
      const fall = npsOf(before.filter(here)) - npsOf(after.filter(here));
      const change = npsOf(after.filter(elsewhere)) - npsOf(before.filter(elsewhere));
      expect(fall).toBeGreaterThan(npsFall.least);
      expect(Math.abs(change)).toBeLessThan(6);
      expect(fall + change).toBeGreaterThan(npsFall.least);
    });

    test('the fall comes with a lag: the first weeks still score like before', () => {
      const early = npsOf(during(from, from - lag).filter(here));
      expect(early - npsOf(after.filter(here))).toBeGreaterThan(npsFall.least / 2);
      expect(early - npsOf(before.filter(here))).toBeGreaterThan(-20);
    });

    test('within the region those with more drops score lower', () => {
      const drops = timesByUser(messages, 'Call Dropped');
      const count = ({ userId, time }: CountedAnswer): number =>
        (drops.get(userId) ?? []).filter((at) => at < time && at > time - 60 * DAY).length;
      const many = after.filter((answer) => here(answer) && count(answer) >= 3);
      const few = after.filter((answer) => here(answer) && count(answer) <= 1);
      expect(npsOf(few) - npsOf(many)).toBeGreaterThan(10);
    });
  });

  describe('the shop that asks for scores', () => {
    const { unit, from, burstDays } = PLANTED.shop;
    const visits = answers.filter(({ survey, time }) => survey === 'shop-visit' && time >= ago(from));
    const here = visits.filter((answer) => answer.unit === unit);
    const elsewhere = visits.filter((answer) => answer.unit !== unit);
    const MOSCOW = 3 * 3_600_000;
    const atMonthEnd = (list: readonly CountedAnswer[]): number =>
      list.filter(({ time }) => {
        const local = time + MOSCOW;
        return new Date(local).getUTCMonth() !== new Date(local + burstDays * DAY).getUTCMonth();
      }).length / list.length;

    test('has far more 9s and 10s than other shops', () => {
      expect(shareFrom(here, 'nps', 9)).toBeGreaterThan(0.8);
      expect(shareFrom(here, 'nps', 9) - shareFrom(elsewhere, 'nps', 9)).toBeGreaterThan(0.2);
    });

    test('gathers its answers on the last days of the month, on its tablet', () => {
      expect(atMonthEnd(here)).toBeGreaterThan(0.3);
      expect(atMonthEnd(elsewhere)).toBeLessThan(0.2);
      expect(here.filter(({ channel }) => channel === 'tablet').length / here.length).toBeGreaterThan(0.5);
      expect(elsewhere.filter(({ channel }) => channel === 'tablet')).toEqual([]);
    });

    test('its visitors call again and leave no less than those of other shops', () => {
      const calls = timesByUser(messages, 'Support Call Ended');
      const leavings = timesByUser(messages, 'Contract Cancelled');
      const shareWith = (event: typeof calls, inside: boolean, days: number): number => {
        const seen = messages.filter(
          (message) =>
            message.event === 'Shop Visited' &&
            (message.properties?.['unit'] === unit) === inside &&
            timeOf(message) >= ago(from) &&
            timeOf(message) < ago(days),
        );
        const followed = seen.filter((visit) =>
          (event.get(visit.userId ?? '') ?? []).some(
            (at) => at > timeOf(visit) && at < timeOf(visit) + days * DAY,
          ),
        );
        return followed.length / seen.length;
      };
      expect(shareWith(calls, true, 30)).toBeGreaterThan(shareWith(calls, false, 30));
      expect(shareWith(leavings, true, 120)).toBeGreaterThan(0.8 * shareWith(leavings, false, 120));
    });

    test('some of its customers say that they were asked', () => {
      const asked =
        /просил.* (поставить|оценить|балл|отметить)|как (просили|договаривались)|asked (for|me to)|they asked|as agreed/i;
      const saying = (list: readonly CountedAnswer[]): number =>
        list.filter(({ type, value }) => type === 'text' && asked.test(String(value))).length;
      expect(saying(here)).toBeGreaterThan(5);
      expect(saying(elsewhere)).toBe(0);
    });
  });

  describe('the tariff whose terms changed', () => {
    const { tariff, from, to, cesFall } = PLANTED.tariff;
    const ces = (list: readonly CountedAnswer[], touched: boolean): number =>
      shareFrom(
        list.filter((answer) => (answer.tariff === tariff) === touched),
        'ces',
        5,
      );

    test('takes more effort for some weeks, then as little as before', () => {
      const [before, meanwhile, after] = [during(365, from), during(from, to), during(to - 4, 0)] as const;
      expect(ces(before, true) - ces(meanwhile, true)).toBeGreaterThan(cesFall.least);
      expect(ces(after, true) - ces(meanwhile, true)).toBeGreaterThan(cesFall.least);
      expect(Math.abs(ces(before, true) - ces(after, true))).toBeLessThan(0.15);
    });

    test('leaves the other tariffs as they were', () => {
      const [before, meanwhile] = [during(365, from), during(from, to)] as const;
      expect(Math.abs(ces(before, false) - ces(meanwhile, false))).toBeLessThan(0.1);
    });
  });

  describe('the season', () => {
    const calm = honest.filter(({ region }) => region !== PLANTED.region.region);
    const monthOf = (time: number): number => new Date(time).getUTCMonth() + 1;
    const contacts = new Set(['Shop Visited', 'Chat Ended', 'Signed In', 'Order Placed']);
    const contactsIn = (months: readonly number[]): number =>
      messages.filter(
        ({ event = '', timestamp }) => contacts.has(event) && months.includes(monthOf(Date.parse(timestamp))),
      ).length / months.length;
    const npsIn = (months: readonly number[]): number =>
      npsOf(calm.filter(({ time }) => months.includes(monthOf(time))));
    const ORDINARY = [2, 3, 4, 5, 6, 9, 10];

    test('moves the volumes', () => {
      expect(contactsIn([12]) / contactsIn(ORDINARY)).toBeGreaterThan(1.35);
      expect(contactsIn([7, 8]) / contactsIn(ORDINARY)).toBeLessThan(0.9);
    });

    test('does not move NPS', () => {
      expect(Math.abs(npsIn([12]) - npsIn(ORDINARY))).toBeLessThan(6);
      expect(Math.abs(npsIn([7, 8]) - npsIn(ORDINARY))).toBeLessThan(6);
    });
  });
});
