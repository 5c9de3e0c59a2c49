import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER_EVENT } from '../../kernel/event.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { checkMessage, type MessageEnvelope } from './check-message.ts';
import { EVENT_BYTES } from './limits.ts';

const envelope: MessageEnvelope = {
  received: Date.UTC(2026, 4, 1),
  sentAt: null,
  source: 'site',
  history: false,
  type: null,
  newId: () => 'made-here',
};

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
const send = (message: unknown) => checkMessage(message, envelope);

const nasty = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(0, 0xd83d, 0xde00, 0xdfff, 0x22, 0x5c, 0x0a),
        fc.integer({ min: 0, max: 0xffff }),
      ),
    )
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('\\u0000', '\\ud83d', '__proto__', 'constructor', 'toString', `${'😀'.repeat(249)}x😀😀`),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    nasty,
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(nasty, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const bag = fc.dictionary(nasty, value, { maxKeys: 5 });

/** Messages as they come out of JSON.parse, with every kind of text and number that JSON can carry. */
const message = fc
  .record({
    type: fc.constantFrom('track', 'identify', 'page'),
    userId: fc.constant('u1'),
    event: fc.oneof(fc.constant(ANSWER_EVENT), nasty),
    name: nasty,
    messageId: nasty,
    traits: bag,
    properties: fc.oneof(
      bag,
      fc.record({
        response_id: nasty,
        invitation_id: nasty,
        survey: nasty,
        question: nasty,
        question_type: fc.constantFrom('nps', 'text', 'choice'),
        value: fc.oneof(fc.constant(9), value),
        text: nasty,
        touchpoint: nasty,
        unit: nasty,
        channel: nasty,
      }),
    ),
    context: fc.record({ source: nasty, library: fc.record({ name: nasty }) }, { requiredKeys: [] }),
    [String('__proto__')]: fc.constant('mine'),
  })
  .map((made) => JSON.parse(JSON.stringify(made)));

/** Every text anywhere in a value, names among them, and every number. */
function* leaves(held: unknown): Generator<string | number> {
  if (typeof held === 'string' || typeof held === 'number') yield held;
  if (Array.isArray(held)) for (const item of held) yield* leaves(item);
  else if (typeof held === 'object' && held !== null)
    for (const [name, item] of Object.entries(held)) {
      yield name;
      yield* leaves(item);
    }
}

function expectStorable(held: unknown): void {
  for (const leaf of leaves(held)) {
    if (typeof leaf === 'number') expect(leaf).toSatisfy(Number.isFinite);
    else {
      expect(leaf.isWellFormed()).toBe(true);
      expect(leaf).not.toContain('\u0000');
    }
  }
}

test('whatever a message holds, both engines can keep what becomes of it', () => {
  let kept = 0;
  fc.assert(
    fc.property(message, (sent) => {
      const event = send(sent);
      if ('code' in event) {
        expectStorable(event);
        return;
      }
      kept += 1;
      expectStorable(event);
      expect(byteLength(JSON.stringify(event.message))).toBeLessThanOrEqual(EVENT_BYTES);
      expectStorable(readAnswer(event));
    }),
    { numRuns: 1_500 },
  );
  expect(kept).toBeGreaterThan(250);
});

test('a message that both engines can keep is kept as it was sent', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
      const sent = JSON.parse(JSON.stringify({ type: 'track', event: 'Seen', userId: 'u1', properties }));
      fc.pre(!JSON.stringify(sent).includes('\\u0000'));
      const event = send(sent);
      expect('message' in event ? { ...event.message } : event).toEqual(sent);
    }),
  );
});

const sized = (bytes: number, fill: string) => {
  const shell = { type: 'track', event: 'Seen', userId: 'u1', properties: { text: '' } };
  const room = bytes - byteLength(JSON.stringify(shell));
  const text = fill.repeat(Math.floor(room / byteLength(fill)));
  return { ...shell, properties: { text: text + 'x'.repeat(room - byteLength(text)) } };
};

test.each(['x', 'ж', '😀'])('the limit is in bytes: 32 KB of "%s" pass, one byte more does not', (fill) => {
  expect(send(sized(EVENT_BYTES, fill))).toHaveProperty('message');
  expect(send(sized(EVENT_BYTES + 1, fill))).toMatchObject({ kind: 'refusal', code: 'too-large' });
});

test('a message nested beyond all use is refused, not thrown over', () => {
  let nested: Json = 'core';
  for (let depth = 0; depth < 100; depth += 1) nested = [nested];
  expect(send({ type: 'identify', userId: 'u1', traits: { nested } })).toMatchObject({ code: 'too-deep' });
  const deep: unknown = JSON.parse(`${'['.repeat(12_000)}1${']'.repeat(12_000)}`);
  const sent = send({ type: 'track', event: 'Seen', userId: 'u1', properties: { deep } });
  expect(isJsonObject(sent)).toBe(true);
});

test("a trait's name has to be one", () => {
  for (const name of ['', ' ', 'n'.repeat(201)])
    expect(send({ type: 'identify', userId: 'u1', traits: { [name]: 1 } })).toMatchObject({
      code: 'bad-traits',
    });
});

test('what is known to be plain becomes the same event as when it is looked at', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'binary' })), (bag) => {
      const text = JSON.stringify({ type: 'identify', userId: 'u1', traits: bag, properties: bag });
      fc.pre(!text.includes('\\u'));
      const quick = checkMessage(JSON.parse(text), { ...envelope, plain: true });
      expect(JSON.stringify(quick)).toBe(JSON.stringify(send(JSON.parse(text))));
    }),
  );
});
