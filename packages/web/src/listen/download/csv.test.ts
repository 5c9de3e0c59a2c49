import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('separates, quotes and ends lines as RFC 4180 asks', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['say "hi"', 'x,y'],
        ['two\nlines', null],
      ],
    ),
  ).toBe('\u{feff}a,b\r\n"say ""hi""","x,y"\r\n"two\nlines",\r\n');
});

test('text that looks like a formula is made harmless, numbers stay numbers', () => {
  expect(toCsv(['v'], [['=1+1'], ['@cmd'], ['-2'], [-2]])).toBe(
    "\u{feff}v\r\n'=1+1\r\n'@cmd\r\n'-2\r\n-2\r\n",
  );
});

test('a formula that also needs quotes gets both', () => {
  expect(toCsv(['v'], [['=HYPERLINK("x","y")']])).toContain('"\'=HYPERLINK(""x"",""y"")"');
});
