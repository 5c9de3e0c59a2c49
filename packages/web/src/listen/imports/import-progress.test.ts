import { expect, test } from 'vitest';
import { secondsLeft, secondsTaken, shareDone } from './import-progress.ts';

const at = '2026-05-01T10:00:00.000Z';
const now = Date.parse(at) + 10_000;

test('a share of an unknown size is unknown, and never more than all', () => {
  expect(shareDone({ bytes: 5, totalBytes: null })).toBeNull();
  expect(shareDone({ bytes: 5, totalBytes: 0 })).toBeNull();
  expect(shareDone({ bytes: 50, totalBytes: 200 })).toBe(0.25);
  expect(shareDone({ bytes: 300, totalBytes: 200 })).toBe(1);
});

test('a quarter in ten seconds leaves thirty', () => {
  expect(secondsLeft({ at, bytes: 50, totalBytes: 200 }, now)).toBe(30);
});

test('no guess without speed', () => {
  expect(secondsLeft({ at, bytes: 0, totalBytes: 200 }, now)).toBeNull();
  expect(secondsLeft({ at, bytes: 50, totalBytes: 200 }, Date.parse(at) + 500)).toBeNull();
});

test('a finished import took at least a second', () => {
  expect(secondsTaken({ at, finishedAt: null })).toBeNull();
  expect(secondsTaken({ at, finishedAt: at })).toBe(1);
  expect(secondsTaken({ at, finishedAt: '2026-05-01T10:01:30.000Z' })).toBe(90);
});
