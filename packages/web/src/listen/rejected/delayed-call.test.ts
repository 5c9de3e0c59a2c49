import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropNotice, shownNotices } from '../../shell/notices/notice.ts';
import { delayedCall, UNDO_MS } from './delayed-call.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const { id } of shownNotices()) dropNotice(id);
  vi.useRealTimers();
});

const start = () => {
  const done: string[] = [];
  delayedCall({
    text: 'Discarded',
    lateText: 'Too late',
    call: () => done.push('called'),
    onUndo: () => done.push('undone'),
  });
  return done;
};

test('nothing happens until the time to undo is over', () => {
  const done = start();
  vi.advanceTimersByTime(UNDO_MS - 1);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['called']);
});

test('undone, it is never called', () => {
  const done = start();
  shownNotices().at(-1)?.undo?.();
  vi.advanceTimersByTime(10 * UNDO_MS);
  expect(done).toEqual(['undone']);
});

test('undone too late, it says so', () => {
  const done = start();
  const undo = shownNotices().at(-1)?.undo;
  vi.advanceTimersByTime(UNDO_MS);
  undo?.();
  expect(done).toEqual(['called']);
  expect(shownNotices().at(-1)?.text).toBe('Too late');
});
