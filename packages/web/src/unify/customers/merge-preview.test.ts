import { expect, test } from 'vitest';
import { previewMerge } from './merge-preview.ts';

const trait = (name: string, value: string, time: string, confidence = 1, from = 'a') => ({
  name,
  value,
  source: 'site',
  time,
  confidence,
  basis: 'contract' as const,
  from,
  others: [],
});
const early = '2026-01-01T00:00:00.000Z';
const late = '2026-02-01T00:00:00.000Z';

test('the later value wins, then the surer, then the lower person id', () => {
  const winner = (mine: ReturnType<typeof trait>, theirs: ReturnType<typeof trait>) =>
    previewMerge([mine], [theirs])[0]?.winner;
  expect(winner(trait('city', 'Perm', late, 0.1), trait('city', 'Ufa', early))).toBe('mine');
  expect(winner(trait('city', 'Perm', early, 0.5), trait('city', 'Ufa', early, 0.9))).toBe('theirs');
  expect(winner(trait('city', 'Perm', early, 1, 'b'), trait('city', 'Ufa', early, 1, 'a'))).toBe('theirs');
});

test('a trait of one side only is kept, all names once and in order', () => {
  const fields = previewMerge(
    [trait('plan', 'M', late), trait('city', 'Ufa', late)],
    [trait('email', 'a@b.c', early)],
  );
  expect(fields.map((field) => [field.name, field.winner])).toEqual([
    ['city', 'mine'],
    ['email', 'theirs'],
    ['plan', 'mine'],
  ]);
});

test('equal values are known as such', () => {
  const [field] = previewMerge([trait('city', 'Ufa', early)], [trait('city', 'Ufa', late)]);
  expect(field?.same).toBe(true);
});
