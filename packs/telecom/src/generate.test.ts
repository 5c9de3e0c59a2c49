import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TOUCHPOINTS } from './company/touchpoints.ts';
import { UNITS } from './company/units.ts';
import { type GenerateOptions, generate } from './generate.ts';
import type { DemoMessage } from './message.ts';

const DAY = 86_400_000;
const UNTIL = new Date('2026-11-22T09:41:00Z');
const BYTES = new TextEncoder();
const small = (options: Partial<GenerateOptions>): readonly DemoMessage[] => [
  ...generate({ seed: 1, customers: 60, days: 40, until: UNTIL, ...options }),
];
const seeds = fc.integer({ min: 0, max: 2 ** 40 });
const ends = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('the same options give the same messages', () => {
  fc.assert(
    fc.property(seeds, ends, (seed, until) => {
      expect(small({ seed, until })).toEqual(small({ seed, until }));
    }),
    { numRuns: 8 },
  );
});

test('another seed gives other messages under other ids', () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, other) => {
      fc.pre(seed !== other);
      const ids = new Set(small({ seed }).map(({ messageId }) => messageId));
      const others = small({ seed: other });
      expect(others.some(({ messageId }) => ids.has(messageId))).toBe(false);
      expect(others.map(({ properties }) => properties)).not.toEqual(
        small({ seed }).map(({ properties }) => properties),
      );
    }),
    { numRuns: 8 },
  );
});

test('other options give other ids, so that one load never hides another', () => {
  const ids = new Set(small({}).map(({ messageId }) => messageId));
  const later = { until: new Date(UNTIL.getTime() + 1000) };
  for (const options of [{ customers: 61 }, { days: 41 }, later]) {
    expect(small(options).filter(({ messageId }) => ids.has(messageId))).toEqual([]);
  }
});

test('messages come in order of time, within the days asked for, each with an id of its own', () => {
  fc.assert(
    fc.property(seeds, ends, fc.integer({ min: 1, max: 60 }), (seed, until, days) => {
      const messages = small({ seed, until, days });
      const times = messages.map(({ timestamp }) => Date.parse(timestamp));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(until.getTime() - days * DAY);
      expect(times.at(-1)).toBeLessThan(until.getTime());
      expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
    }),
    { numRuns: 12 },
  );
});

test('messages are made as they are asked for', () => {
  const thousandYears = generate({ seed: 1, customers: 500, days: 365_000, until: UNTIL });
  const first = thousandYears.next();
  expect(first.done).toBe(false);
  thousandYears.return();
});

test('options that make no sense are refused', () => {
  const bad: readonly Partial<GenerateOptions>[] = [
    { seed: -1 },
    { seed: 0.5 },
    { customers: 0 },
    { days: 0 },
    { days: 1.5 },
    { until: new Date('no') },
  ];
  for (const options of bad) expect(() => small(options)).toThrow(RangeError);
});

const messages = small({ customers: 400, days: 200 });

test('every message is well formed and small', () => {
  for (const message of messages) {
    expect(BYTES.encode(JSON.stringify(message)).length).toBeLessThan(8192);
    expect(message.userId ?? message.anonymousId).toMatch(/^[a-z0-9-]+$/);
    if (message.type === 'track') expect(message.event).toMatch(/^([A-Z][a-z]+)([ -][A-Z][a-z]+)+$/);
    for (const key of Object.keys(message.properties ?? {})) expect(key).toMatch(/^[a-z_]+$/);
  }
});

test('events name only touchpoints and units that the pack lists', () => {
  const touchpoints = new Set<unknown>(TOUCHPOINTS.map(({ key }) => key));
  const units = new Set<unknown>(UNITS.map(({ key }) => key));
  for (const { type, properties = {} } of messages) {
    if (type === 'identify') continue;
    expect(touchpoints).toContain(properties['touchpoint']);
    expect(units).toContain(properties['unit']);
    expect(properties['channel']).toMatch(/^[a-z]+$/);
  }
});

test('every unit but the company hangs below one that stands before it', () => {
  const seen = new Set<string | null>([null]);
  for (const { key, parent } of UNITS) {
    expect(seen).toContain(parent);
    seen.add(key);
  }
  expect(seen.size).toBe(UNITS.length + 1);
  expect(UNITS.filter(({ parent }) => parent === null).map(({ kind }) => kind)).toEqual(['company']);
});

test('no address of the demo lies in a real domain', () => {
  const all = messages.map((message) => JSON.stringify(message)).join('\n');
  const domains = [...all.matchAll(/@([\w.-]+)/g), ...all.matchAll(/https?:\/\/([\w.-]+)/g)].map(
    ([, domain]) => domain,
  );
  expect(new Set(domains)).toEqual(
    new Set(['example.com', 'example.org', 'example.net', 'romashka.example']),
  );
});
