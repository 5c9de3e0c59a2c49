import { type Refusal, refuse } from '../refusal.ts';
import { ID_CHARS } from './limits.ts';

/**
 * Values that broken integrations send in place of an id. Taken as an id, one of them
 * would join thousands of strangers into one person.
 */
const PLACEHOLDERS = new Set(['null', 'undefined', 'nan', 'none', 'true', 'false', '[object object]']);

/** Ids that are canonical as they are: most of all. */
const VISIBLE_ASCII = /^[!-~]+$/;

/** Characters that show nothing: an id of these alone is no id. */
const INVISIBLE = /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/u;

/**
 * The canonical form of an id: text (numbers become text), trimmed, NFC.
 * Absent, null and empty give ''. NUL and lone surrogates are refused rather than
 * replaced, since a replacement could make two ids one.
 */
export function readIdentifier(value: unknown, field: string): string | Refusal {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return refuse('bad-id', field, `${field} must be text or a number`);
  if (value.length > ID_CHARS)
    return refuse('bad-id', field, `${field} is longer than ${ID_CHARS} characters`);
  if (VISIBLE_ASCII.test(value)) return real(value, field);
  if (!value.isWellFormed() || value.includes('\u0000'))
    return refuse('bad-id', field, `${field} holds a character that no store can keep`);
  return INVISIBLE.test(value) ? '' : real(value.trim().normalize('NFC'), field);
}

/** The id, unless it stands for none. */
function real(text: string, field: string): string | Refusal {
  if (PLACEHOLDERS.has(text.toLowerCase()))
    return refuse(
      'placeholder-id',
      field,
      `${field} is "${text}": the source sends a placeholder, not an id`,
    );
  return text;
}
