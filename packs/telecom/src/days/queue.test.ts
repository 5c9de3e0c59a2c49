import { expect, test } from 'vitest';
import type { DemoContext } from '../message.ts';
import { DAY } from './calendar.ts';
import { createQueue, type Draft } from './queue.ts';

const START = Date.UTC(2026, 0, 1);
const context: DemoContext = { source: 'web', library: { name: 'web' }, locale: 'en-GB' };
const at = (time: number, event: string): Draft => ({ type: 'track', time, event, context });

test('a day comes out in order of time, with ids in that order, and once', () => {
  const queue = createQueue({ start: START, end: START + 2 * DAY, days: 2 }, 'x');
  queue.put(at(START + 500, 'second'));
  queue.put(at(START + DAY + 1, 'next day'));
  queue.put(at(START + 100, 'first'));
  queue.put(at(START + 2 * DAY, 'too late'));
  const first = queue.take(0);
  expect(first.map(({ event, messageId }) => [event, messageId])).toEqual([
    ['first', 'demo-x-1'],
    ['second', 'demo-x-2'],
  ]);
  expect(first[0]?.timestamp).toBe('2026-01-01T00:00:00.100Z');
  expect(queue.take(0)).toEqual([]);
  expect(queue.take(1).map(({ event }) => event)).toEqual(['next day']);
  expect(queue.take(2)).toEqual([]);
});
