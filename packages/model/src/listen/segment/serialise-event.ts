import type { Event } from '../../kernel/event.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { CheckedEvent } from './check-message.ts';
import { EVENT_BYTES, TRAIT_NAME_CHARS } from './limits.ts';
import { deeperThan, MAX_DEPTH, storableObject } from './text.ts';

/** What JSON.stringify writes where a text cannot be stored as it is. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/**
 * Writes the message down as storable JSON text and measures it. Kept apart from the
 * check, so that the door can refuse a request before this cost is paid.
 * @param byteLength UTF-8 length of a text, given by the platform
 */
export function serialiseEvent(event: CheckedEvent, byteLength: (text: string) => number): Event | Refusal {
  try {
    const { kind: _, message, ...rest } = event;
    // What is kept is read and checked again many times, by readers that walk it down to its last leaf.
    if (deeperThan(message, MAX_DEPTH)) return tooDeep();
    let raw = JSON.stringify(message);
    let { traits, properties } = rest;
    if (UNSTORABLE.test(raw)) {
      raw = JSON.stringify(storableObject(message));
      properties = properties === null ? null : storableObject(properties);
    }
    if (raw.length * 3 > EVENT_BYTES && byteLength(raw) > EVENT_BYTES)
      return refuse(
        'too-large',
        '',
        `an event may have ${EVENT_BYTES} bytes; this one has ${byteLength(raw)}`,
      );
    if (traits !== null) {
      traits = storableObject(traits);
      const long = Object.keys(traits).find((name) => name.length > TRAIT_NAME_CHARS || name.trim() === '');
      if (long !== undefined)
        return refuse('bad-traits', 'traits', `a trait's name must have 1 to ${TRAIT_NAME_CHARS} characters`);
    }
    return { ...rest, traits, properties, raw };
  } catch (error) {
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
}

const tooDeep = (): Refusal => refuse('too-deep', '', `a message may nest ${MAX_DEPTH} deep`);
