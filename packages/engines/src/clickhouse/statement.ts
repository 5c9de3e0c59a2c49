import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/** What the door has to know of a statement before the engine sees it. */
export interface Statement {
  /** `insert` takes its rows from the request; `rows` answers with a result; `command` with none. */
  readonly kind: 'insert' | 'rows' | 'command';
  /** The format named in the statement. */
  readonly format: string | undefined;
  /** True where a second statement follows. */
  readonly several: boolean;
}

const rowKeywords = new Set([
  'SELECT',
  'WITH',
  'SHOW',
  'DESCRIBE',
  'DESC',
  'EXPLAIN',
  'EXISTS',
  'FROM',
  'CHECK',
]);

/** Reads the kind and the format of a statement; never fails, the engine judges the rest. */
export function readStatement(sql: string): Statement {
  const tokens = sqlTokens(sql);
  const first = firstWord(tokens);
  if (first === 'INSERT') {
    return readInsert(tokens);
  }
  return { kind: first !== undefined && rowKeywords.has(first) ? 'rows' : 'command', ...readTail(tokens) };
}

function firstWord(tokens: Iterator<SqlToken>): string | undefined {
  for (let next = tokens.next(); next.done !== true; next = tokens.next()) {
    if (next.value.text !== '(') {
      return next.value.text.toUpperCase();
    }
  }
  return undefined;
}

/** The rows of an insert may follow in any writing: nothing is read after its format is known. */
function readInsert(tokens: Generator<SqlToken>): Statement {
  let previous: string | undefined;
  let depth = 0;
  for (const token of tokens) {
    depth += depthChange(token);
    const text = token.kind === 'word' && depth === 0 ? token.text.toUpperCase() : undefined;
    if (previous === 'FORMAT' && token.kind === 'word') {
      return { kind: 'insert', format: token.text, several: false };
    }
    if (text === 'VALUES') {
      return { kind: 'insert', format: 'Values', several: false };
    }
    if (text === 'SELECT' || text === 'WITH') {
      return { kind: 'command', format: undefined, several: readTail(tokens).several };
    }
    previous = text;
  }
  return { kind: 'insert', format: undefined, several: false };
}

/** A format stands at the end of a statement, at most followed by settings. */
function readTail(tokens: Generator<SqlToken>): Pick<Statement, 'format' | 'several'> {
  let format: string | undefined;
  let previous: string | undefined;
  let ended = false;
  let depth = 0;
  for (const token of tokens) {
    if (ended) {
      return { format, several: true };
    }
    depth += depthChange(token);
    ended = token.text === ';' && depth === 0;
    if (previous === 'FORMAT' && depth === 0 && token.kind === 'word') {
      format = token.text;
    }
    previous = token.kind === 'word' ? token.text.toUpperCase() : undefined;
  }
  return { format, several: false };
}

function depthChange(token: SqlToken): number {
  if (token.kind !== 'sign') {
    return 0;
  }
  return '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0;
}
