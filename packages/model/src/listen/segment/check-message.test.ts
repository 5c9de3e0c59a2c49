import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVENT_TYPES, LIVE_WINDOW_MS } from '../../kernel/event.ts';
import { checkMessage, type MessageEnvelope } from './check-message.ts';
import { messageSchema } from './testing/message-schema.ts';

const NOW = Date.UTC(2026, 4, 1, 12);
const envelope: MessageEnvelope = {
  received: NOW,
  sentAt: null,
  source: 'site',
  history: false,
  type: null,
  newId: () => 'made-here',
};

const utf16 = fc
  .array(
    fc.oneof(fc.constantFrom(0, 0x20, 0xd83d, 0xde00, 0xfeff, 0x200b), fc.integer({ min: 0, max: 0xffff })),
  )
  .map((units) => String.fromCharCode(...units));
const text = fc.oneof(
  fc.string(),
  utf16,
  fc.constantFrom(
    '',
    ' ',
    '\u200b',
    'null',
    ' NaN ',
    'undefined',
    '[object Object]',
    'x'.repeat(512),
    'x'.repeat(513),
  ),
);
const oddity = fc.oneof(
  text,
  fc.double(),
  fc.constantFrom(null, undefined, 0, 12_345, true, false, Number.POSITIVE_INFINITY),
  fc.constant([]),
  fc.constant([1]),
  fc.constant({ a: 1 }),
);
const time = fc.oneof(
  { weight: 6, arbitrary: fc.constant('2026-05-01T11:58:00.5Z') },
  fc.constantFrom('2026-05-01T11:59:00Z', '2026-05-01', 'yesterday', '', -1, 0, 1e15, 1_777_000_000_000),
  fc
    .date({ min: new Date(0), max: new Date(NOW) })
    .map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString())),
  oddity,
);
const name = fc.oneof(
  text,
  fc.constantFrom('Order Paid', 'n'.repeat(500), `${'n'.repeat(500)} `, 'n'.repeat(501), 7),
  oddity,
);
const bag = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ plan: 'gold' }) },
  fc.constantFrom(null, undefined),
  fc.dictionary(fc.string(), fc.jsonValue()),
  oddity,
);

/** Messages of which most are right but for a field or two. */
const message = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record(
      {
        type: fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom<unknown>(...EVENT_TYPES) },
          fc.constantFrom('event', null, 3),
        ),
        action: fc.constantFrom('track', 'none', null),
        userId: fc.oneof({ weight: 12, arbitrary: fc.constantFrom('u1', 42) }, oddity),
        anonymousId: fc.oneof({ weight: 12, arbitrary: fc.constant('a1') }, oddity),
        previousId: fc.oneof({ weight: 12, arbitrary: fc.constant('a0') }, oddity),
        event: fc.oneof({ weight: 12, arbitrary: fc.constant('Order Paid') }, name),
        name,
        timestamp: time,
        originalTimestamp: time,
        messageId: fc.oneof({ weight: 12, arbitrary: fc.constant('m1') }, oddity),
        traits: bag,
        properties: bag,
        context: bag,
      },
      { requiredKeys: [] },
    ),
  },
  fc.anything(),
);

test('takes exactly what the schema takes', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(message, fc.constantFrom(null, ...EVENT_TYPES), (input, pathType) => {
      const checked = checkMessage(input, { ...envelope, type: pathType });
      const wanted = messageSchema(pathType).safeParse(input).success;
      expect('code' in checked ? 'refusal' : 'event').toBe(wanted ? 'event' : 'refusal');
      seen[wanted ? 'taken' : 'refused'] += 1;
    }),
    { numRuns: 4_000 },
  );
  // Either half of the property would be empty without messages of its kind.
  expect(seen.taken).toBeGreaterThan(500);
  expect(seen.refused).toBeGreaterThan(500);
});

const track = { type: 'track', event: 'Seen', userId: 'u1' };

test.each([
  ['the time of receipt where none is said', {}, NOW],
  ['the time that was said', { timestamp: '2026-05-01T10:00:00Z' }, NOW - 2 * 3_600_000],
  ['an offset other than UTC', { timestamp: '2026-05-01T10:00:00+03:00' }, NOW - 5 * 3_600_000],
  ['a clock that runs behind, corrected', { timestamp: NOW - 90_000, sentAt: NOW - 60_000 }, NOW - 30_000],
  [
    'a clock that runs ahead, corrected',
    { timestamp: NOW + 3_590_000, sentAt: NOW + 3_600_000 },
    NOW - 10_000,
  ],
  ['receipt, where the time said is days ahead', { timestamp: NOW + 48 * 3_600_000 }, NOW],
])('the time of an event is %s', (_, words, wanted) => {
  expect(checkMessage({ ...track, ...words }, envelope)).toMatchObject({ time: wanted });
});

test('what happened more than an hour ago is history', () => {
  const at = (timestamp: number) => checkMessage({ ...track, timestamp }, envelope);
  expect(at(NOW - LIVE_WINDOW_MS)).toMatchObject({ history: false });
  expect(at(NOW - LIVE_WINDOW_MS - 1)).toMatchObject({ history: true });
});

test('ids become text, a missing message id is made, dimensions are read from properties, then context', () => {
  expect(
    checkMessage(
      {
        ...track,
        userId: 42,
        anonymousId: ' Ам\u0438\u0306 ',
        properties: { touchpoint: 'shop', unit: 7 },
        context: { touchpoint: 'not this', channel: 'web', library: { name: 'analytics.js' } },
      },
      envelope,
    ),
  ).toMatchObject({
    messageId: 'made-here',
    identity: { kind: 'user', value: '42' },
    also: { kind: 'anonymous', value: 'Амй' },
    touchpoint: 'shop',
    unit: '7',
    channel: 'web',
    source: 'analytics.js',
  });
});

test.each([
  ['not-an-object', []],
  ['unknown-type', { ...track, type: 'hello' }],
  ['no-identity', { ...track, userId: ' \u200b ' }],
  ['placeholder-id', { ...track, userId: 'undefined' }],
  ['bad-id', { ...track, userId: 'a\u0000b' }],
  ['bad-id', { ...track, anonymousId: { id: 1 } }],
  ['no-event-name', { ...track, event: '' }],
  ['no-event-name', { ...track, event: ' ' }],
  ['bad-event-name', { ...track, event: ['Seen'] }],
  ['bad-timestamp', { ...track, timestamp: 'soon' }],
  ['bad-message-id', { ...track, messageId: {} }],
  ['bad-traits', { ...track, traits: 'gold' }],
  ['bad-properties', { ...track, properties: [1] }],
])('refuses with %s and says which field', (code, input) => {
  const refusal = checkMessage(input, envelope);
  expect(refusal).toMatchObject({ kind: 'refusal', code });
});

test('a page without a name of its own is a page', () => {
  for (const name of [undefined, null, '', ' ', 3.5, { title: 1 }])
    expect(checkMessage({ type: 'page', anonymousId: 'a', name }, envelope)).toMatchObject({
      name: name === 3.5 ? '3.5' : 'page',
    });
});
