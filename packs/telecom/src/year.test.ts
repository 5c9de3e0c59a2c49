import { expect, test } from 'vitest';
import { generate } from './generate.ts';
import type { DemoMessage, DemoValue } from './message.ts';
import { answersOf, npsOf, shareFrom } from './testing/answers-of.ts';

const messages: readonly DemoMessage[] = [...generate({ seed: 7, until: new Date('2026-11-22T00:00:00Z') })];
const answers = answersOf(messages);
const named = (event: string): readonly DemoMessage[] =>
  messages.filter((message) => message.event === event);
const within = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

test('a year has 220,000 to 270,000 messages of at least 5,000 customers', () => {
  within(messages.length, 220_000, 270_000);
  const customers = new Set(messages.flatMap(({ userId }) => (userId === undefined ? [] : [userId])));
  within(customers.size, 5000, 6000);
});

test('the events of an operator are there, each many times', () => {
  const least: Readonly<Record<string, number>> = {
    'Signed In': 5000,
    'Payment Made': 50_000,
    'Payment Failed': 1500,
    'Tariff Changed': 1500,
    'Call Dropped': 10_000,
    'Support Call Ended': 7000,
    'Chat Ended': 5000,
    'Shop Visited': 6000,
    'Order Placed': 2000,
    'Roaming Started': 1500,
    'Data Limit Reached': 5000,
    'Contract Signed': 800,
    'Contract Cancelled': 500,
    'Survey Sent': 25_000,
  };
  for (const [event, count] of Object.entries(least))
    expect(named(event).length, event).toBeGreaterThan(count);
  expect(messages.filter(({ type }) => type === 'page').length).toBeGreaterThan(10_000);
  expect(messages.filter(({ type }) => type === 'screen').length).toBeGreaterThan(10_000);
  const sources = new Set(messages.map(({ context }) => context.source));
  expect(sources).toEqual(new Set(['web', 'app', 'billing', 'network', 'call-centre', 'shop', 'messaging']));
});

test('about 65 % of the customers speak Russian', () => {
  const told = new Map<string, unknown>();
  for (const { userId, traits } of messages) {
    if (userId !== undefined && traits?.['language'] !== undefined) told.set(userId, traits['language']);
  }
  expect(told.size).toBeGreaterThan(5000);
  within([...told.values()].filter((language) => language === 'ru').length / told.size, 0.62, 0.68);
});

test('at least 25,000 answers of every type; some revised, some invited, some invited ones given twice', () => {
  const given = named('Survey Answered');
  expect(given.length).toBeGreaterThan(25_000);
  expect(new Set(answers.map(({ type }) => type))).toEqual(
    new Set(['nps', 'csat', 'ces', 'rating', 'choice', 'text']),
  );
  within(given.filter(({ properties }) => properties?.['revision'] === 2).length, 200, 1500);
  expect(
    given.filter(({ properties }) => properties?.['invitation_id'] !== undefined).length,
  ).toBeGreaterThan(10_000);
  const responses = new Map<DemoValue, Set<DemoValue | undefined>>();
  for (const { properties = {} } of given) {
    const invitation = properties['invitation_id'];
    if (invitation === undefined) continue;
    responses.set(invitation, (responses.get(invitation) ?? new Set()).add(properties['response_id']));
  }
  within([...responses.values()].filter(({ size }) => size > 1).length, 10, 200);
  const sent = new Set(named('Survey Sent').map(({ properties }) => properties?.['invitation_id']));
  expect([...responses.keys()].filter((invitation) => !sent.has(invitation))).toEqual([]);
});

test('the scores and the churn of the year are plausible', () => {
  within(npsOf(answers), 25, 36);
  within(shareFrom(answers, 'csat', 4), 0.75, 0.82);
  within(shareFrom(answers, 'ces', 5), 0.65, 0.75);
  const joined = named('Contract Signed').length;
  const left = named('Contract Cancelled').length;
  const atStart = 6000 - joined;
  within(left / (atStart + (joined - left) / 2), 0.12, 0.18);
});

test('comments are many and various in both languages, and written in the language of the customer', () => {
  const comments = answers.filter(({ type }) => type === 'text');
  for (const language of ['ru', 'en']) {
    const texts = comments.filter((answer) => answer.language === language).map(({ value }) => String(value));
    expect(texts.length).toBeGreaterThan(1500);
    expect(new Set(texts).size).toBeGreaterThan(600);
    const cyrillic = texts.filter((text) => /[а-яё]/i.test(text)).length;
    if (language === 'en') expect(cyrillic).toBe(0);
    else expect(cyrillic / texts.length).toBeGreaterThan(0.99);
  }
});

/** For each device who first identified themselves on it and after, in order. */
const ownersByDevice = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const owners = new Map<string, Set<string>>();
  for (const { type, userId, anonymousId } of messages) {
    if (type !== 'identify' || userId === undefined || anonymousId === undefined) continue;
    owners.set(anonymousId, (owners.get(anonymousId) ?? new Set()).add(userId));
  }
  return owners;
};

test('people look around on a device before they tell who they are', () => {
  const firstMessage = new Map<string, DemoMessage>();
  for (const message of messages) {
    const { anonymousId } = message;
    if (anonymousId !== undefined && !firstMessage.has(anonymousId)) firstMessage.set(anonymousId, message);
  }
  const namelessAtFirst = [...ownersByDevice().keys()].filter(
    (device) => firstMessage.get(device)?.userId === undefined,
  );
  expect(namelessAtFirst.length).toBeGreaterThan(2000);
  const neverNamed = [...firstMessage.keys()].filter((device) => device.startsWith('visitor-'));
  expect(neverNamed.length).toBeGreaterThan(1000);
});

test('some people have several devices, a few devices have several people', () => {
  const devicesOf = new Map<string, number>();
  for (const owners of ownersByDevice().values()) {
    for (const owner of owners) devicesOf.set(owner, (devicesOf.get(owner) ?? 0) + 1);
  }
  expect([...devicesOf.values()].filter((count) => count >= 2).length).toBeGreaterThan(500);
  within([...ownersByDevice().values()].filter(({ size }) => size > 1).length, 3, 60);
});
