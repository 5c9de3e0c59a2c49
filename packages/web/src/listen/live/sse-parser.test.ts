import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeStreamParser } from './sse-parser.ts';

const stream = [
  ': hello\n\n',
  'retry: 3000\n',
  'id: 7\ndata: {"a":1}\n\n',
  'event: ping\ndata:\n\n',
  'id: 8\r\ndata: one\r\ndata: two\r\n\r\n',
  'data: cut off',
].join('');
const whole = [
  { id: '7', event: 'message', data: '{"a":1}' },
  { id: '7', event: 'ping', data: '' },
  { id: '8', event: 'message', data: 'one\ntwo' },
];

test('reads fields, comments, ids, many data lines; a message not ended is not told', () => {
  const parser = makeStreamParser();
  expect(parser.push(stream)).toEqual(whole);
  expect(parser.lastId()).toBe('8');
  expect(parser.retryMs()).toBe(3000);
});

test('it does not matter where the network cuts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const parser = makeStreamParser();
      const messages = places.slice(1).flatMap((end, i) => parser.push(stream.slice(places[i], end)));
      expect(messages).toEqual(whole);
    }),
  );
});

test('an id is kept over a new connection', () => {
  expect(makeStreamParser('41').push('data: x\n\n')).toEqual([{ id: '41', event: 'message', data: 'x' }]);
});
