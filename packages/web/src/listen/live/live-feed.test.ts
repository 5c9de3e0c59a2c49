import type { LiveItem } from '@romashka/model/contract';
import { expect, test } from 'vitest';
import { EMPTY_FEED, type LiveFeedAction, MOST_ROWS, reduceLiveFeed } from './live-feed.ts';

const item = (id: string, time = '2026-05-01T10:00:00.000Z'): LiveItem => ({
  kind: 'event',
  id,
  time,
  type: 'track',
  name: 'Order Completed',
  customer: '00000000-0000-4000-8000-000000000000',
  customerName: '',
  touchpoint: '',
  unit: '',
  channel: '',
  source: '',
});
const run = (...actions: readonly LiveFeedAction[]) => actions.reduce(reduceLiveFeed, EMPTY_FEED);
const received = (...ids: string[]): LiveFeedAction => ({
  kind: 'received',
  items: ids.map((id) => item(id)),
});

test('what comes last stands first, a repeat stands once', () => {
  expect(run(received('a', 'b'), received('b', 'c')).items.map((i) => i.id)).toEqual(['c', 'b', 'a']);
});

test('a pause holds the screen still, counts once each, and gives all back', () => {
  const paused = run(received('a'), { kind: 'paused' }, received('b', 'c'), received('c', 'a'));
  expect(paused.items.map((i) => i.id)).toEqual(['a']);
  expect(paused.heldCount).toBe(2);
  const resumed = reduceLiveFeed(paused, { kind: 'resumed' });
  expect(resumed.items.map((i) => i.id)).toEqual(['c', 'b', 'a']);
  expect(resumed).toMatchObject({ heldCount: 0, held: [], paused: false });
});

test('counts what came by kind, each once, also while paused', () => {
  const feed = run(
    received('a'),
    { kind: 'paused' },
    { kind: 'received', items: [item('b'), { ...item('c'), kind: 'answer' }, item('a')] },
  );
  expect(feed.came).toEqual({ answers: 1, events: 2 });
});

const may = (day: number) => `2026-05-0${day}T00:00:00.000Z`;

test('history stands among what came by time, each once', () => {
  const feed = run(
    { kind: 'received', items: [item('first', may(2)), item('last', may(5))] },
    { kind: 'filled', items: [item('old', may(1)), item('missed', may(4)), item('last', may(5))] },
  );
  expect(feed.items.map((i) => i.id)).toEqual(['last', 'missed', 'first', 'old']);
  expect(feed.came.events).toBe(2);
});

test('history that comes while paused leaves the screen alone', () => {
  const feed = run(
    { kind: 'received', items: [item('seen', may(3))] },
    { kind: 'paused' },
    { kind: 'filled', items: [item('before', may(1)), item('missed', may(4))] },
  );
  expect(feed.items.map((i) => i.id)).toEqual(['seen']);
  expect(feed.held.map((i) => i.id)).toEqual(['missed']);
  expect(feed.heldCount).toBe(1);
});

test('never more rows than the screen takes, on screen and held', () => {
  const many = Array.from({ length: MOST_ROWS + 50 }, (_, i) => `id${i}`);
  expect(run(received(...many)).items).toHaveLength(MOST_ROWS);
  const paused = run({ kind: 'paused' }, received(...many));
  expect(paused.held).toHaveLength(MOST_ROWS);
  expect(paused.heldCount).toBe(MOST_ROWS + 50);
  expect(paused.held[0]?.id).toBe(`id${MOST_ROWS + 49}`);
});
