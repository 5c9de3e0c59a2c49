import {
  EVENT_TYPES,
  type EventType,
  isJsonObject,
  type Json,
  type JsonObject,
} from '@romashka/model/kernel';
import {
  BATCH_EVENTS,
  checkMessage,
  EVENT_BYTES,
  type MessageEnvelope,
  parseTime,
  type Refusal,
  readAnswer,
} from '@romashka/model/listen';
import type { Source } from '../../govern/workspace/workspace-directory.ts';
import type { Submission } from '../../hot-path/submission.ts';
import { identityIdOf, newId } from '../../ids.ts';
import { type DoorBody, DoorRefusal } from './read-request.ts';

/** The call that a path names: its word, its letter, or a batch of any. */
export const CALLS: Readonly<Record<string, EventType | 'batch'>> = {
  ...Object.fromEntries(EVENT_TYPES.map((type) => [type, type])),
  batch: 'batch',
  import: 'batch',
  t: 'track',
  i: 'identify',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
  b: 'batch',
};

/** The messages of a request with what it says around them; throws DoorRefusal when there are none to take. */
export function messagesOf(
  call: EventType | 'batch',
  { body, plain }: DoorBody,
  source: Source,
  received: number,
): { messages: readonly Json[]; envelope: MessageEnvelope } {
  const envelope: MessageEnvelope = {
    received,
    sentAt: parseTime(body['sentAt']),
    source: source.name,
    history: false,
    type: call === 'batch' ? null : call,
    newId: () => newId(received),
    plain,
  };
  if (call !== 'batch') return { messages: [withoutKey(body)], envelope };
  const batch = body['batch'];
  if (!Array.isArray(batch))
    throw new DoorRefusal(400, 'invalid_batch', 'The body of a batch needs a list "batch".');
  if (batch.length > BATCH_EVENTS)
    throw new DoorRefusal(
      400,
      'too_many_events',
      `A batch may have ${BATCH_EVENTS} events; this one has ${batch.length}.`,
    );
  const context = body['context'];
  return {
    messages: isJsonObject(context) ? batch.map((item: Json) => withContext(item, context)) : batch,
    envelope,
  };
}

/** A single message may hold the write key, which is not part of what happened. */
function withoutKey(body: JsonObject): JsonObject {
  const { writeKey: _camel, write_key: _snake, ...message } = body;
  return message;
}

const withContext = (item: Json, context: JsonObject): Json =>
  isJsonObject(item) && item['context'] === undefined ? { ...item, context } : item;

/** A message as the hot path takes it: a canonical event, or a refusal that is kept with its body. */
export function submissionOf(
  message: Json,
  envelope: MessageEnvelope,
  source: Source,
  kept = false,
): Submission {
  const event = checkMessage(message, envelope);
  if ('code' in event) return refused(message, event, source);
  const answer = readAnswer(event);
  if (answer !== null && 'code' in answer) return refused(message, answer, source);
  return { kind: 'event', event, answer, kept };
}

/** Keeps what was refused, cut to the size of an event, with the identities it names so that an erasure finds it. */
function refused(message: Json, refusal: Refusal, source: Source): Submission {
  const body = safeText(message);
  const identities: string[] = [];
  if (isJsonObject(message)) {
    for (const [kind, field] of [
      ['user', 'userId'],
      ['anonymous', 'anonymousId'],
    ] as const) {
      const value = message[field];
      if (typeof value === 'string' || typeof value === 'number')
        identities.push(
          identityIdOf(source.workspace.id, { kind, value: String(value).trim().normalize('NFC') }),
        );
    }
  }
  return { kind: 'refused', refusal, source: source.name, body, identities };
}

function safeText(message: Json): string {
  let text: string;
  try {
    text = JSON.stringify(message) ?? 'null';
  } catch {
    text = '"nested too deep to be kept"';
  }
  return text.toWellFormed().replaceAll('\u0000', '\ufffd').slice(0, EVENT_BYTES);
}
