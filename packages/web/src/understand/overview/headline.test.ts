import { expect, test } from 'vitest';
import { chooseHeadline } from './headline.ts';

const nps = (value: number, half = 4, n = 500) => ({ value, n, low: value - half, high: value + half });
const none = { value: null, n: 0, low: null, high: null };

test('no answers and too few answers are said in words', () => {
  expect(chooseHeadline(none, nps(20), [])).toEqual({ kind: 'no-data' });
  expect(chooseHeadline(nps(60, 30, 7), nps(20), [])).toEqual({ kind: 'too-few', n: 7 });
});

test('the score comes with its interval and how it moved', () => {
  const headline = chooseHeadline(nps(31), nps(20), []);
  expect(headline).toMatchObject({
    kind: 'score',
    value: 31,
    half: 4,
    n: 500,
    change: { kind: 'rise', by: 11 },
  });
});

test('without an earlier period nothing is claimed about change', () => {
  expect(chooseHeadline(nps(31), null, [])).toMatchObject({ change: { kind: 'unknown' } });
  expect(chooseHeadline(nps(31), none, [])).toMatchObject({ change: { kind: 'unknown' } });
});

test('names the unit with the largest real change and leaves noise and small units out', () => {
  const headline = chooseHeadline(nps(31), nps(31), [
    { unit: 'north', now: nps(30), before: nps(29) },
    { unit: 'south', now: nps(12), before: nps(31) },
    { unit: 'west', now: nps(45), before: nps(33) },
    { unit: 'kiosk', now: nps(-80, 20, 9), before: nps(90, 20, 9) },
    { unit: '', now: nps(-40), before: nps(60) },
  ]);
  expect(headline).toMatchObject({ unit: { unit: 'south', change: { kind: 'fall', by: -19 } } });
});

test('names no unit when none changed for real', () => {
  const units = ['a', 'b', 'c'].map((unit, i) => ({ unit, now: nps(30 + i), before: nps(31) }));
  expect(chooseHeadline(nps(31), nps(31), units)).toMatchObject({ unit: null });
});
