import type { CompareOp, Expression, Operand, Scalar, Unread } from './expression.ts';
import { type Token, tokensOf } from './tokens.ts';

const DEEPEST = 20;

/** A reading that has come to a place; `null` where what stands there is not read here. */
type Reading<T> = { readonly value: T; readonly next: number } | null;

/**
 * Reads an expression of SurveyJS as far as it can be said in our conditions: comparisons of a question
 * with constants, "and", "or", "not" and brackets. Calls, sums and products are not read.
 */
export function parseExpression(text: string): Expression | Unread {
  const tokens = tokensOf(text);
  if ('kind' in tokens) return tokens;
  let furthest = 0;
  const kindAt = (at: number): Token | undefined => {
    furthest = Math.max(furthest, at);
    return tokens[at];
  };
  const read = either(kindAt, 0, 0);
  if (read !== null && read.next === tokens.length) return read.value;
  return { kind: 'unread', at: tokens[furthest]?.at ?? text.length };
}

type TokenAt = (at: number) => Token | undefined;

const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && token.word === word;

const either = (tokenAt: TokenAt, at: number, depth: number) => joined(tokenAt, at, depth, 'or', both);
const both = (tokenAt: TokenAt, at: number, depth: number) => joined(tokenAt, at, depth, 'and', single);

function joined(
  tokenAt: TokenAt,
  at: number,
  depth: number,
  kind: 'and' | 'or',
  part: (tokenAt: TokenAt, at: number, depth: number) => Reading<Expression>,
): Reading<Expression> {
  const first = part(tokenAt, at, depth);
  if (first === null) return null;
  const of = [first.value];
  let { next } = first;
  while (isWord(tokenAt(next), kind)) {
    const more = part(tokenAt, next + 1, depth);
    if (more === null) return null;
    of.push(more.value);
    next = more.next;
  }
  return { value: of.length === 1 ? first.value : { kind, of }, next };
}

function single(tokenAt: TokenAt, at: number, depth: number): Reading<Expression> {
  if (depth > DEEPEST) return null;
  const token = tokenAt(at);
  if (isWord(token, 'not')) {
    // Without brackets theirs denies the name alone, not the comparison: that means nothing here.
    const after = tokenAt(at + 1);
    if (after?.kind !== '(' && !isWord(after, 'not')) return null;
    const denied = single(tokenAt, at + 1, depth + 1);
    return denied && { value: { kind: 'not', of: denied.value }, next: denied.next };
  }
  if (token?.kind !== '(') return comparison(tokenAt, at);
  const inside = either(tokenAt, at + 1, depth + 1);
  return inside !== null && tokenAt(inside.next)?.kind === ')'
    ? { value: inside.value, next: inside.next + 1 }
    : null;
}

function comparison(tokenAt: TokenAt, at: number): Reading<Expression> {
  const left = operand(tokenAt, at);
  if (left === null) return null;
  const token = tokenAt(left.next);
  if (token?.kind !== 'word' || token.word === 'and' || token.word === 'or' || token.word === 'not')
    return isAlone(token, left.value)
      ? { value: { kind: 'compare', op: '=', left: left.value, right: YES }, next: left.next }
      : null;
  const op: CompareOp = token.word;
  if (op === 'empty' || op === 'notempty')
    return { value: { kind: 'compare', op, left: left.value, right: null }, next: left.next + 1 };
  const right = operand(tokenAt, left.next + 1);
  return right && { value: { kind: 'compare', op, left: left.value, right: right.value }, next: right.next };
}

const YES: Operand = { kind: 'value', value: true };
/** A question named without a comparison asks whether it was answered with yes. */
const isAlone = (token: Token | undefined, left: Operand): boolean =>
  left.kind === 'name' && (token === undefined || token.kind === ')' || token.kind === 'word');

function operand(tokenAt: TokenAt, at: number): Reading<Operand> {
  const token = tokenAt(at);
  if (token?.kind === 'name') return { value: { kind: 'name', name: token.name }, next: at + 1 };
  if (token?.kind === 'value') return { value: { kind: 'value', value: token.value }, next: at + 1 };
  return token?.kind === '[' ? list(tokenAt, at + 1) : null;
}

function list(tokenAt: TokenAt, at: number): Reading<Operand> {
  const value: Scalar[] = [];
  for (let place = at; ; place += 2) {
    const token = tokenAt(place);
    if (token?.kind === ']' && value.length === 0)
      return { value: { kind: 'value', value }, next: place + 1 };
    if (token?.kind !== 'value') return null;
    value.push(token.value);
    const after = tokenAt(place + 1)?.kind;
    if (after === ']') return { value: { kind: 'value', value }, next: place + 2 };
    if (after !== ',') return null;
  }
}
