import { expect, test } from 'vitest';
import { sniffDelimiter } from './delimiter.ts';

test.each([
  ['id,name,city', ','],
  ['id;name;city, region', ';'],
  ['id\tname\tcity', '\t'],
  ['id|name', '|'],
  ['"a,b,c,d";name', ';'],
  ['"he said ""a,b,c"", loudly";x', ';'],
  ['id', ','],
])('%s is delimited by %s', (header, delimiter) => {
  expect(sniffDelimiter(header)).toBe(delimiter);
});
