import { expect, test } from 'vitest';
import { openArrivals } from './arrivals.ts';

test('above the limit a minute responses of one address to one survey wait, and others are not touched', () => {
  let now = 0;
  const arrivals = openArrivals(() => now);
  const kinds = Array.from({ length: 200 }, () => arrivals.take('10.0.0.1', 'a', 30).kind);
  expect(kinds.filter((kind) => kind === 'counts')).toHaveLength(30);
  expect(kinds.filter((kind) => kind === 'held')).toHaveLength(170);
  expect(arrivals.take('10.0.0.1', 'b', 30)).toEqual({ kind: 'counts' });
  expect(arrivals.take('10.0.0.2', 'a', 30)).toEqual({ kind: 'counts' });
  now = 60_000;
  expect(arrivals.take('10.0.0.1', 'a', 30)).toEqual({ kind: 'counts' });
});

test('far above it an address is turned away and told when to come back', () => {
  let now = 0;
  const arrivals = openArrivals(() => now, 100);
  for (let at = 0; at < 100; at += 1)
    expect(arrivals.take('10.0.0.1', `survey ${at % 7}`, 1_000).kind).toBe('counts');
  now = 20_000;
  expect(arrivals.take('10.0.0.1', 'one more', 1_000)).toEqual({ kind: 'refused', seconds: 40 });
  expect(arrivals.take('10.0.0.2', 'one more', 1_000).kind).toBe('counts');
  now = 60_000;
  expect(arrivals.take('10.0.0.1', 'one more', 1_000).kind).toBe('counts');
});
