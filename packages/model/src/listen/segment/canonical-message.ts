import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { EVENT_BYTES, TRAIT_NAME_CHARS } from './limits.ts';
import { MAX_DEPTH, mostBytes, storableObject, utf8Length } from './text.ts';

/**
 * A message as it is kept: every text storable, every number finite, at most 64 deep and 32 KB long.
 * @param plain its texts are known to be storable; then a message that is small by any measure
 *   is kept as it is, without being written down to be looked at
 */
export function canonicalMessage(
  message: JsonObject,
  plain: boolean,
): { readonly message: JsonObject } | Refusal {
  if (plain && mostBytes(message) <= EVENT_BYTES) return { message };
  try {
    const kept = storableObject(message);
    const bytes = utf8Length(JSON.stringify(kept));
    return bytes > EVENT_BYTES
      ? refuse('too-large', '', `an event may have ${EVENT_BYTES} bytes; this one has ${bytes}`)
      : { message: kept };
  } catch (error) {
    // What is kept is read and checked again many times, by readers that walk it down to its last leaf.
    if (error instanceof RangeError) return refuse('too-deep', '', `a message may nest ${MAX_DEPTH} deep`);
    throw error;
  }
}

/** The traits of a canonical message, in an object that has no prototype: their names are anybody's. */
export function canonicalTraits(given: Json): { readonly traits: JsonObject | null } | Refusal {
  if (given === null) return NO_TRAITS;
  if (!isJsonObject(given)) return refuse('bad-traits', 'traits', 'traits must be a JSON object');
  const traits = storableObject(given);
  const long = Object.keys(traits).find((name) => name.length > TRAIT_NAME_CHARS || name.trim() === '');
  return long === undefined
    ? { traits }
    : refuse('bad-traits', 'traits', `a trait's name must have 1 to ${TRAIT_NAME_CHARS} characters`);
}

const NO_TRAITS = { traits: null } as const;
