import { expect, test } from 'vitest';
import { parseOrigins } from './origins.ts';

test('addresses are cut down to their origin, each once', () => {
  expect(
    parseOrigins('https://shop.example.com/path\n\n https://shop.example.com \nhttp://localhost:3000'),
  ).toEqual({
    origins: ['https://shop.example.com', 'http://localhost:3000'],
    wrong: null,
  });
  expect(parseOrigins(' \n')).toEqual({ origins: [], wrong: null });
});

test('the first line that is no address is named', () => {
  expect(parseOrigins('https://a.example\nshop.example.com\nftp://x').wrong).toBe('shop.example.com');
  expect(parseOrigins('javascript:alert(1)').wrong).toBe('javascript:alert(1)');
});
