import { expect, test } from 'vitest';
import { checkBody, prettyBody } from './check-body.ts';

test('a whole message has nothing against it', () => {
  expect(checkBody('{"type":"track","event":"Order","userId":"u1"}')).toEqual({
    kind: 'valid',
    warnings: [],
  });
  expect(checkBody('{"type":"identify","anonymousId":7}')).toEqual({ kind: 'valid', warnings: [] });
});

test('what the door would refuse is warned of', () => {
  expect(checkBody('{"type":"track","userId":" "}')).toEqual({
    kind: 'valid',
    warnings: ['no-identity', 'no-event-name'],
  });
  expect(checkBody('{"type":"buy","userId":"u"}')).toMatchObject({ warnings: ['no-type'] });
});

test('a fault is told with its line and column', () => {
  expect(checkBody('{\n  "type": track\n}')).toEqual({
    kind: 'not-json',
    line: 2,
    column: expect.any(Number),
  });
  expect(checkBody('{\n  "type": "track",')).toMatchObject({ kind: 'not-json', line: 2 });
  expect(checkBody('')).toMatchObject({ kind: 'not-json', line: 1 });
});

test.each(['[]', '3', 'null', '"text"'])('%s is no message', (text) => {
  expect(checkBody(text)).toEqual({ kind: 'not-object' });
});

test('text is laid out when it can be read and left alone when not', () => {
  expect(prettyBody('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyBody('{"a":')).toBe('{"a":');
});
