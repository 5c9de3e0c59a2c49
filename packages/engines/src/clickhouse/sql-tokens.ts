/** A word or a single sign of a statement; strings, quoted names and numbers are `other`. */
export interface SqlToken {
  readonly kind: 'word' | 'sign' | 'other';
  readonly text: string;
  /** Offset of the first character after the token. */
  readonly end: number;
}

/** Blank space and comments; sticky, so that each match starts where the last ended. */
const skipped = /(?:\s+|--[^\n]*|#[! ][^\n]*|\/\*[\s\S]*?\*\/)+/y;
const quoted = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`\\]|\\[\s\S]|``)*`/y;
const heredoc = /(\$\w*\$)[\s\S]*?\1/y;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /\d[\w.]*/y;

const patterns = [
  ['other', quoted],
  ['other', heredoc],
  ['word', word],
  ['other', number],
] as const;

/**
 * Cuts ClickHouse SQL into tokens. Only as fine as the door needs it: it tells what stands inside
 * strings, names and comments from what is said, and leaves the rest to the engine.
 */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  let at = 0;
  for (;;) {
    at = matchAt(skipped, sql, at)?.end ?? at;
    if (at >= sql.length) {
      return;
    }
    const token = tokenAt(sql, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(sql: string, at: number): SqlToken {
  for (const [kind, pattern] of patterns) {
    const found = matchAt(pattern, sql, at);
    if (found !== undefined) {
      return { kind, ...found };
    }
  }
  return { kind: 'sign', text: sql.charAt(at), end: at + 1 };
}

function matchAt(
  pattern: RegExp,
  sql: string,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const text = pattern.exec(sql)?.[0];
  return text === undefined ? undefined : { text, end: at + text.length };
}
