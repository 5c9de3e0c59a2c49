import { type CompareOp, type Scalar, SPELLINGS, type Unread } from './expression.ts';

export type Token = { readonly at: number } & (
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'word'; readonly word: CompareOp | 'and' | 'or' | 'not' }
  | { readonly kind: '(' | ')' | '[' | ']' | ',' }
);

export const LONGEST_EXPRESSION = 4_000;
const MOST_TOKENS = 600;

/** The parts of an expression, or the place at which it says something that is not read here. */
export function tokensOf(text: string): readonly Token[] | Unread {
  if (text.length > LONGEST_EXPRESSION) return { kind: 'unread', at: LONGEST_EXPRESSION };
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /^\s+/.exec(text.slice(at));
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const read = quoted(text, at) ?? braced(text, at) ?? plain(text, at);
    if (read === null || tokens.length >= MOST_TOKENS) return { kind: 'unread', at };
    tokens.push(read.token);
    at = read.end;
  }
  return tokens;
}

interface ReadToken {
  readonly token: Token;
  readonly end: number;
}

/** A text in quotation marks; a backslash keeps the next mark from ending it. */
function quoted(text: string, at: number): ReadToken | null {
  const mark = text[at];
  if (mark !== "'" && mark !== '"') return null;
  let value = '';
  for (let place = at + 1; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    const next = text[place + 1];
    if (sign === '\\' && (next === "'" || next === '"')) {
      value += next;
      place += 1;
    } else if (sign === mark) return { token: { kind: 'value', value, at }, end: place + 1 };
    else value += sign;
  }
  return null;
}

function braced(text: string, at: number): ReadToken | null {
  const [whole, name = ''] = /^\{([^{}]{1,200})\}/.exec(text.slice(at, at + 210)) ?? [];
  if (whole === undefined) return null;
  return { token: { kind: 'name', name: name.trim().replace(/^#/, ''), at }, end: at + whole.length };
}

const SIGN = /^(?:&&|\|\||==|!=|<>|<=|>=|\*=|[=<>!()[\],])/;
const NUMBER = /^-?\d+(?:\.\d+)?(?![\p{L}\d_.-])/u;
const WORD = /^[\p{L}_][\p{L}\d_-]*/u;

function plain(text: string, at: number): ReadToken | null {
  const rest = text.slice(at, at + 200);
  const [sign] = SIGN.exec(rest) ?? [];
  if (sign !== undefined) return { token: signToken(sign, at), end: at + sign.length };
  const [number] = NUMBER.exec(rest) ?? [];
  if (number !== undefined)
    return { token: { kind: 'value', value: Number(number), at }, end: at + number.length };
  const [word] = WORD.exec(rest) ?? [];
  // What is followed by a bracket is a call of a function.
  if (word === undefined) return null;
  const token = wordToken(word, at);
  const isCall = token.kind === 'value' && /^\s*\(/.test(rest.slice(word.length));
  return isCall ? null : { token, end: at + word.length };
}

function signToken(sign: string, at: number): Token {
  if (sign === '(' || sign === ')' || sign === '[' || sign === ']' || sign === ',') return { kind: sign, at };
  return { kind: 'word', word: SPELLINGS[sign] ?? '=', at };
}

function wordToken(word: string, at: number): Token {
  const low = word.toLowerCase();
  const known = Object.hasOwn(SPELLINGS, low) ? SPELLINGS[low] : undefined;
  if (known !== undefined) return { kind: 'word', word: known, at };
  return { kind: 'value', value: low === 'true' ? true : low === 'false' ? false : word, at };
}
