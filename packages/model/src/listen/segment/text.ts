import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** Text that both engines can keep: NUL and lone surrogates become U+FFFD. */
export function storable(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return formed.includes('\u0000') ? formed.replaceAll('\u0000', '\ufffd') : formed;
}

/** At most `length` characters of a text, without a half of one at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

/** The same value with every text storable and every number finite. Throws RangeError when nested too deep. */
export function storableJson(value: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((item: Json) => storableJson(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const out: Record<string, Json> = Object.create(null);
  for (const [name, item] of Object.entries(value)) out[storable(name)] = storableJson(item, depth + 1);
  return out;
}

/**
 * As many bytes as the JSON text of a value can have in UTF-8 where it escapes no character by its
 * number; Infinity when it nests deeper than 64 or holds a number that is not finite.
 */
export function mostBytes(value: Json, depth = 0): number {
  if (typeof value === 'string') return value.length * 3 + 3;
  if (typeof value === 'number') return Number.isFinite(value) ? NUMBER_BYTES : Number.POSITIVE_INFINITY;
  if (typeof value !== 'object' || value === null) return 6;
  if (depth === MAX_DEPTH) return Number.POSITIVE_INFINITY;
  let bytes = 3;
  if (Array.isArray(value)) for (const item of value as Json[]) bytes += mostBytes(item, depth + 1);
  else
    for (const name in value)
      bytes += name.length * 3 + 3 + mostBytes((value as JsonObject)[name] ?? null, depth + 1);
  return bytes;
}

/** The longest number that JSON.stringify writes, with its comma. */
const NUMBER_BYTES = 26;

/** The length of a well-formed text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Two units make one character of four bytes: each of them counts two.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** How deep a message may nest. */
export const MAX_DEPTH = 64;

export const storableObject = (value: JsonObject): JsonObject => storableJson(value) as JsonObject;
