import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** Text that both engines can keep: NUL and lone surrogates become U+FFFD. */
export function storable(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return formed.includes('\u0000') ? formed.replaceAll('\u0000', '\ufffd') : formed;
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

/** How deep a message may nest. */
export const MAX_DEPTH = 64;

export const storableObject = (value: JsonObject): JsonObject => storableJson(value) as JsonObject;
