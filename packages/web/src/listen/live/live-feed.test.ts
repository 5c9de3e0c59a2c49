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

test('history goes under what is live, newest first', () => {
  const feed = run(received('live'), {
    kind: 'filled',
    items: [item('old', '2026-04-01T00:00:00.000Z'), item('newer', '2026-04-02T00:00:00.000Z'), item('live')],
  });
  expect(feed.items.map((i) => i.id)).toEqual(['live', 'newer', 'old']);
});

test('never more rows than the screen takes, on screen and held', () => {
  const many = Array.from({ length: MOST_ROWS + 50 }, (_, i) => `id${i}`);
  expect(run(received(...many)).items).toHaveLength(MOST_ROWS);
  const paused = run({ kind: 'paused' }, received(...many));
  expect(paused.held).toHaveLength(MOST_ROWS);
  expect(paused.heldCount).toBe(MOST_ROWS + 50);
  expect(paused.held[0]?.id).toBe(`id${MOST_ROWS + 49}`);
});
