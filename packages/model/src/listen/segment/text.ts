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

/** True when a value nests deeper than `limit`; looks no further than that. */
export function deeperThan(value: Json, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  if (Array.isArray(value)) return value.some((item: Json) => deeperThan(item, limit - 1));
  for (const name in value) if (deeperThan((value as JsonObject)[name] ?? null, limit - 1)) return true;
  return false;
}

/** How deep a message may nest. */
export const MAX_DEPTH = 64;

export const storableObject = (value: JsonObject): JsonObject => storableJson(value) as JsonObject;
