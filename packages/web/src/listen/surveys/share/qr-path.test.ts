import { expect, test } from 'vitest';
import { qrPath, qrSvg } from './qr-path.ts';

/** The squares of a path, read back. */
function squares(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at} ${y}`);
  return dark;
}

test('the code has its quiet edge and the three corners by which readers find it', () => {
  const { size, path } = qrPath('https://cx.example/s/AbCdEfGhIjKlMnOp');
  const dark = squares(path);
  const isDark = (x: number, y: number) => dark.has(`${x} ${y}`);
  for (let at = 0; at < size; at += 1)
    for (const edge of [0, 3, size - 4, size - 1]) {
      expect(isDark(at, edge)).toBe(false);
      expect(isDark(edge, at)).toBe(false);
    }
  for (const [left, top] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const) {
    for (let at = 0; at < 7; at += 1) expect(isDark(left + at, top)).toBe(true);
    expect(isDark(left + 1, top + 1)).toBe(false);
    expect(isDark(left + 3, top + 3)).toBe(true);
  }
});

test('another text is another code, and the file holds it', () => {
  const one = qrPath('a');
  expect(one.path).not.toBe(qrPath('b').path);
  expect(qrSvg(one)).toContain(one.path);
});
