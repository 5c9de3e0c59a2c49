import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeSaver, type SaveState } from './saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function stage(answers: (() => Promise<void>)[] = []) {
  const sent: string[] = [];
  const states: SaveState['kind'][] = [];
  const saver = makeSaver<string>({
    save: (draft) => {
      sent.push(draft);
      return answers.shift()?.() ?? Promise.resolve();
    },
    isConflict: (thrown) => thrown === 'conflict',
    onState: ({ kind }) => states.push(kind),
  });
  return { sent, states, saver };
}

test('a pause in typing saves once, the last state', async () => {
  const { sent, states, saver } = stage();
  saver.changed('a');
  await vi.advanceTimersByTimeAsync(500);
  saver.changed('ab');
  expect(saver.isDirty()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual(['ab']);
  expect(states.at(-1)).toBe('saved');
  expect(saver.isDirty()).toBe(false);
});

test('what was typed during a save is saved after it, never beside it', async () => {
  let release = (): void => undefined;
  const { sent, saver } = stage([() => new Promise<void>((resolve) => (release = resolve))]);
  saver.changed('a');
  const done = saver.flush();
  saver.changed('b');
  expect(sent).toEqual(['a']);
  release();
  expect(await done).toBe(true);
  expect(sent).toEqual(['a', 'b']);
});

test('a failure keeps the draft and tries again by itself', async () => {
  const { sent, states, saver } = stage([() => Promise.reject(new Error('no network'))]);
  saver.changed('a');
  expect(await saver.flush()).toBe(false);
  expect(states.at(-1)).toBe('failed');
  expect(saver.isDirty()).toBe(true);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toEqual(['a', 'a']);
  expect(states.at(-1)).toBe('saved');
});

test('after a conflict nothing is saved over what somebody else wrote', async () => {
  const { sent, states, saver } = stage([() => Promise.reject('conflict')]);
  saver.changed('a');
  expect(await saver.flush()).toBe(false);
  saver.changed('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await saver.flush()).toBe(false);
  expect(sent).toEqual(['a']);
  expect(states.at(-1)).toBe('conflict');
  expect(saver.isDirty()).toBe(true);
});
