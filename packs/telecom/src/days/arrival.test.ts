import { expect, test } from 'vitest';
import { REGISTER } from '../company/register.ts';
import { TOUCHPOINTS } from '../company/touchpoints.ts';
import { generate } from '../generate.ts';
import type { DemoMessage } from '../message.ts';
import { arrivalOf } from './arrival.ts';
import { DAY, HOUR, MINUTE } from './calendar.ts';

const UNTIL = new Date('2026-11-22T06:00:00Z');
const messages = [...generate({ seed: 7, until: UNTIL, customers: 150 })];
const lagOf = (message: DemoMessage): number => arrivalOf(message, UNTIL) - Date.parse(message.timestamp);
const daysBefore = ({ timestamp }: DemoMessage): number => (UNTIL.getTime() - Date.parse(timestamp)) / DAY;
const lags = (source: string, from: number, to: number): number[] =>
  messages
    .filter((each) => each.context.source === source && daysBefore(each) <= from && daysBefore(each) > to)
    .map(lagOf);

test('nothing arrives before it happened, and nothing later than a day and the time of a lot', () => {
  const all = messages.map(lagOf);
  expect(Math.min(...all)).toBeGreaterThan(0);
  expect(Math.max(...all)).toBeLessThanOrEqual(DAY + 20 * MINUTE);
});

test.each([
  ['call-centre', 215],
  ['shop', 150],
  ['network', 85],
] as const)('%s sends in lots until %d days before the end, and live from then on', (source, day) => {
  const [before, after] = [lags(source, 365, day), lags(source, day, 0)];
  expect(Math.max(...after)).toBeLessThan(15 * MINUTE);
  expect(before.filter((lag) => lag > 15 * MINUTE).length / before.length).toBeGreaterThan(0.7);
});

test('billing sends by night to the end', () => {
  const last = lags('billing', 30, 0);
  expect(last.filter((lag) => lag > HOUR).length / last.length).toBeGreaterThan(0.9);
});

test('the register names only events that are sent, but for those it waits for in vain', () => {
  const sent = new Set(messages.map((each) => each.event ?? each.name));
  const named = REGISTER.flatMap(({ collects }) =>
    Object.values(collects).flatMap((one) => ('events' in one ? one.events : [])),
  );
  expect([...new Set(named.filter((name) => !sent.has(name)))].sort()).toEqual([
    'App Crashed',
    'Messenger Chat Ended',
    'Page Failed',
  ]);
  const described = new Set(REGISTER.map(({ key }) => key));
  expect(TOUCHPOINTS.filter(({ key }) => !described.has(key)).map(({ key }) => key)).toEqual(['roaming']);
});
