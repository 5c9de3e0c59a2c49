/**
 * Where a text stops being JSON (RFC 8259). Browsers do not agree on telling the place, and some
 * tell none, so the place is found here; whether a text is JSON is still `JSON.parse`'s to say.
 */
export interface Fault {
  readonly line: number;
  readonly column: number;
}

/** After the value: the next position. Before a fault: its position, as a negative number less one. */
type Position = number;
const fault = (at: number): Position => -at - 1;
const isFault = (position: Position): boolean => position < 0;

const BLANK = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const FIRST_PRINTABLE = 0x20;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function match(pattern: RegExp, text: string, at: number): Position {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : fault(at);
}

const skip = (text: string, at: number): number => match(BLANK, text, at);

/** A string may hold any character but control characters, which have to be escaped. */
function string(text: string, at: number): Position {
  const end = match(STRING, text, at);
  for (let place = at; place < end; place++) {
    if (text.charCodeAt(place) < FIRST_PRINTABLE) return fault(place);
  }
  return end;
}

function member(text: string, at: number): Position {
  const key = string(text, at);
  if (isFault(key)) return key;
  const colon = skip(text, key);
  return text[colon] === ':' ? value(text, skip(text, colon + 1)) : fault(colon);
}

function sequence(text: string, open: number, close: string, part: typeof value): Position {
  let at = skip(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    const end = part(text, at);
    if (isFault(end)) return end;
    at = skip(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') return fault(at);
    at = skip(text, at + 1);
  }
}

function value(text: string, at: number): Position {
  switch (text[at]) {
    case '{':
      return sequence(text, at, '}', member);
    case '[':
      return sequence(text, at, ']', value);
    case '"':
      return string(text, at);
    default:
      return match(SCALAR, text, at);
  }
}

/** The line and column (from 1) of the first fault; null when `text` is JSON. */
export function jsonFault(text: string): Fault | null {
  const end = value(text, skip(text, 0));
  const rest = isFault(end) ? -end - 1 : skip(text, end);
  if (!isFault(end) && rest === text.length) return null;
  const lines = text.slice(0, rest).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
