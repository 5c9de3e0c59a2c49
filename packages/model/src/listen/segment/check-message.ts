import {
  EVENT_TYPES,
  type Event,
  type EventType,
  type IdentityKey,
  LIVE_WINDOW_MS,
} from '../../kernel/event.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { canonicalMessage, canonicalTraits } from './canonical-message.ts';
import { readIdentifier } from './identifier.ts';
import { FUTURE_MS, NAME_CHARS } from './limits.ts';
import { cut, storable } from './text.ts';

/** What the request around a message says. Times in ms since 1970. */
export interface MessageEnvelope {
  readonly received: number;
  /** The client's clock when it sent; null when it did not say. */
  readonly sentAt: number | null;
  /** Name of the source (its write key), used when the message names no library. */
  readonly source: string;
  /** Imported or demo data: never acts. */
  readonly history: boolean;
  /** The call that the path names, for messages that carry no type of their own. */
  readonly type: EventType | null;
  readonly newId: () => string;
  /**
   * The JSON text that the messages were parsed from escapes no character by its number, so that
   * none of their texts needs to be looked at for what no store can keep.
   */
  readonly plain?: boolean;
}

const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);

/**
 * Checks one Segment message and brings it into canonical form, or says why not.
 * Hand-written, since this runs for every event; a property test holds it against the schema.
 */
export function checkMessage(input: unknown, envelope: MessageEnvelope): Event | Refusal {
  if (!isJsonObject(input)) return refuse('not-an-object', '', 'a message must be a JSON object');
  const type = readType(input, envelope.type);
  if (typeof type !== 'string') return type;
  const ids = readIdentities(input, type);
  if ('code' in ids) return ids;
  const name = readName(input, type);
  if (typeof name !== 'string') return name;
  const time = readTime(input, envelope);
  if (typeof time !== 'number') return time;
  const messageId = readMessageId(input['messageId'], envelope.newId);
  if (typeof messageId !== 'string') return messageId;
  const kept = canonicalMessage(input, envelope.plain === true);
  if ('code' in kept) return kept;
  const { message } = kept;
  const told = canonicalTraits(message['traits'] ?? null);
  if ('code' in told) return told;
  const properties = message['properties'] ?? null;
  if (properties !== null && !isJsonObject(properties))
    return refuse('bad-properties', 'properties', 'properties must be a JSON object');
  const context = isJsonObject(message['context']) ? message['context'] : null;
  const { received, history } = envelope;
  return {
    messageId,
    type,
    name,
    time,
    received,
    source: sourceOf(context, envelope.source),
    identity: ids.identity,
    also: ids.also,
    touchpoint: dimensionOf(properties, context, 'touchpoint'),
    unit: dimensionOf(properties, context, 'unit'),
    channel: dimensionOf(properties, context, 'channel'),
    traits: told.traits,
    properties,
    history: history || received - time > LIVE_WINDOW_MS,
    message,
  };
}

function readType(input: JsonObject, fallback: EventType | null): EventType | Refusal {
  const type = input['type'] ?? input['action'] ?? fallback;
  return typeof type === 'string' && TYPES.has(type)
    ? (type as EventType)
    : refuse('unknown-type', 'type', `type must be one of ${EVENT_TYPES.join(', ')}`);
}

function readIdentities(
  input: JsonObject,
  type: EventType,
): { readonly identity: IdentityKey; readonly also: IdentityKey | null } | Refusal {
  const user = readIdentifier(input['userId'], 'userId');
  if (typeof user !== 'string') return user;
  const anonymous = readIdentifier(input['anonymousId'], 'anonymousId');
  if (typeof anonymous !== 'string') return anonymous;
  const previous = type === 'alias' ? readIdentifier(input['previousId'], 'previousId') : '';
  if (typeof previous !== 'string') return previous;
  const other = previous || anonymous;
  if (user !== '')
    return {
      identity: { kind: 'user', value: user },
      also: other === '' ? null : { kind: 'anonymous', value: other },
    };
  if (anonymous !== '') return { identity: { kind: 'anonymous', value: anonymous }, also: null };
  return refuse('no-identity', 'userId', 'a message needs a userId or an anonymousId');
}

function readName(input: JsonObject, type: EventType): string | Refusal {
  switch (type) {
    case 'track':
      return readTrackName(input['event']);
    case 'page':
    case 'screen':
      return isText(input['name']) ? nameOf(input['name'], type) : type;
    default:
      return type;
  }
}

function readTrackName(given: Json | undefined): string | Refusal {
  if (given === undefined || given === null || given === '')
    return refuse('no-event-name', 'event', 'a track message needs the name of its event');
  if (!isText(given)) return refuse('bad-event-name', 'event', 'the name of an event must be text');
  const name = nameOf(given, '');
  return name === '' ? refuse('no-event-name', 'event', 'the name of an event is blank') : name;
}

const isText = (value: Json | undefined): value is string | number =>
  typeof value === 'string' || Number.isFinite(value);

/** A name in canonical form; `blank` where nothing of it shows. */
function nameOf(given: string | number, blank: string): string | Refusal {
  const name = storable(String(given)).trim();
  return name.length > NAME_CHARS
    ? refuse('bad-event-name', 'event', `the name of an event is longer than ${NAME_CHARS} characters`)
    : name || blank;
}

/**
 * The time of the event on our clock: `timestamp + (received - sentAt)`, as Segment does,
 * so that a client's wrong clock does not move events. Without a timestamp: now.
 */
function readTime(input: JsonObject, envelope: MessageEnvelope): number | Refusal {
  const given = input['timestamp'] ?? input['originalTimestamp'];
  if (given === undefined || given === null || given === '') return envelope.received;
  const stamp = parseTime(given);
  if (stamp === null)
    return refuse('bad-timestamp', 'timestamp', 'timestamp must be an ISO 8601 date-time after 1970');
  const sentAt = parseTime(input['sentAt']) ?? envelope.sentAt;
  const time = sentAt === null || envelope.history ? stamp : stamp + (envelope.received - sentAt);
  return time > envelope.received + FUTURE_MS || time <= 0 ? envelope.received : time;
}

/** Milliseconds since 1970 from ISO text (or a number of ms, as some clients send); null when it is neither. */
export function parseTime(value: unknown): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const time = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(time) && time > 0 && time < 253_402_300_799_000 ? Math.floor(time) : null;
}

function readMessageId(value: unknown, newId: () => string): string | Refusal {
  if (value === undefined || value === null || value === '') return newId();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return storable(value) === value ? value : escaped(value);
  return refuse('bad-message-id', 'messageId', 'messageId must be text');
}

/** What no store can keep, written out: replacing it would make two ids one, and lose an event as a repeat. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What sent a canonical message. */
function sourceOf(context: JsonObject | null, fallback: string): string {
  const named = context?.['source'];
  if (typeof named === 'string' && named !== '') return cut(named, NAME_CHARS);
  const library = context?.['library'];
  const name = isJsonObject(library) ? library['name'] : undefined;
  return typeof name === 'string' && name !== '' ? cut(name, NAME_CHARS) : fallback;
}

/** Where a canonical message says that it happened. */
function dimensionOf(properties: JsonObject | null, context: JsonObject | null, name: string): string {
  const value = properties?.[name] ?? context?.[name];
  if (typeof value === 'string') return cut(value, NAME_CHARS);
  return typeof value === 'number' ? String(value) : '';
}
