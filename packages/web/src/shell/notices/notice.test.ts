import { afterEach, expect, test } from 'vitest';
import { dropNotice, notice, onNotices, shownNotices } from './notice.ts';

afterEach(() => {
  for (const each of shownNotices()) dropNotice(each.id);
});

test('only the last few messages stay, oldest first', () => {
  for (const text of ['one', 'two', 'three', 'four']) notice({ text });
  expect(shownNotices().map((each) => each.text)).toEqual(['two', 'three', 'four']);
});

test('listeners hear every change until they stop', () => {
  let heard = 0;
  const stop = onNotices(() => {
    heard += 1;
  });
  notice({ text: 'saved' });
  dropNotice(shownNotices()[0]?.id ?? -1);
  stop();
  notice({ text: 'again' });
  expect(heard).toBe(2);
});
