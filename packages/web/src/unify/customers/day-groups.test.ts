import { expect, test } from 'vitest';
import { groupByDay } from './day-groups.ts';

test('neighbours of one day stand together in their order', () => {
  const items = ['2026-05-02T10:00:00Z', '2026-05-01T23:00:00Z', '2026-05-01T09:00:00Z'].map((time) => ({
    time,
  }));
  expect(groupByDay(items, 'UTC').map((group) => [group.day, group.items.length])).toEqual([
    ['2026-05-02', 1],
    ['2026-05-01', 2],
  ]);
  expect(groupByDay(items, 'Asia/Tokyo').map((group) => group.day)).toEqual(['2026-05-02', '2026-05-01']);
});
