import { jsonFault } from './json-fault.ts';

/** What can be said of a mended message before it is sent. */
export type BodyCheck =
  | { readonly kind: 'valid'; readonly warnings: readonly BodyWarning[] }
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  | { readonly kind: 'not-object' };

export type BodyWarning = 'no-type' | 'no-identity' | 'no-event-name';

const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

const isFilled = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';

function warningsOf(message: Readonly<Record<string, unknown>>): readonly BodyWarning[] {
  const type = message['type'];
  const warnings: BodyWarning[] = [];
  if (typeof type !== 'string' || !TYPES.includes(type)) warnings.push('no-type');
  if (!isFilled(message['userId']) && !isFilled(message['anonymousId'])) warnings.push('no-identity');
  if (type === 'track' && !isFilled(message['event'])) warnings.push('no-event-name');
  return warnings;
}

/**
 * Checks a message's JSON text. Faults that no door would take are errors with their place;
 * what the door may well refuse is a warning, since the server decides.
 */
export function checkBody(text: string): BodyCheck {
  const fault = jsonFault(text);
  if (fault !== null) return { kind: 'not-json', ...fault };
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { kind: 'not-object' };
  return { kind: 'valid', warnings: warningsOf({ ...parsed }) };
}

/** JSON text laid out for reading; unreadable text as it is. */
export function prettyBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
