import { reachesOutside } from './outside-access.ts';
import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/** What the door has to know of a statement before the engine sees it. */
export interface Statement {
  /** `insert` takes its rows from the request; `rows` answers with a result; `command` with none. */
  readonly kind: 'insert' | 'rows' | 'command';
  /** The format named in the statement. */
  readonly format: string | undefined;
  /** True where a second statement follows. */
  readonly several: boolean;
  /** True where the engine computes nothing before the first row: no other query inside. */
  readonly flat: boolean;
  /** The word with which the statement would leave the engine: a file, another server. */
  readonly outside: string | undefined;
}

const rowWords = new Set([
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

/** A constant argument makes the engine load the dictionary while it reads the statement. */
const dictionaryWord = /^DICT/;

interface Reading {
  first: string | undefined;
  insertsQuery: boolean;
  rowsFollow: boolean;
  format: string | undefined;
  /** The settings behind the format have begun. */
  settings: boolean;
  selects: number;
  dictionaries: boolean;
  depth: number;
  ended: boolean;
  several: boolean;
  outside: string | undefined;
}

/** Reads what the door needs of a statement; never fails, the engine judges the rest. */
export function readStatement(sql: string): Statement {
  const reading: Reading = {
    first: undefined,
    insertsQuery: false,
    rowsFollow: false,
    format: undefined,
    settings: false,
    selects: 0,
    dictionaries: false,
    depth: 0,
    ended: false,
    several: false,
    outside: undefined,
  };
  let previous: SqlToken | undefined;
  for (const token of sqlTokens(sql)) {
    readToken(reading, token, previous);
    if (reading.several || reading.rowsFollow) {
      break;
    }
    previous = token;
  }
  return {
    kind: kindOf(reading),
    format: reading.format,
    several: reading.several,
    flat: reading.selects <= 1 && !reading.dictionaries,
    outside: reading.outside,
  };
}

function kindOf(reading: Reading): Statement['kind'] {
  if (reading.first === 'INSERT' && !reading.insertsQuery) {
    return 'insert';
  }
  return reading.first !== undefined && rowWords.has(reading.first) ? 'rows' : 'command';
}

function readToken(reading: Reading, token: SqlToken, previous: SqlToken | undefined): void {
  if (reading.ended) {
    reading.several = true;
    return;
  }
  reading.outside ??= reachesOutside(reading.first, previous, token);
  if (token.kind === 'sign') {
    readSign(reading, token);
  } else {
    readFormat(reading, token, previous);
    if (token.kind === 'word') {
      readWord(reading, token.text.toUpperCase(), previous);
    }
  }
}

/** A format is the last of a statement or followed by settings; else the word is a name. */
function readFormat(reading: Reading, token: SqlToken, previous: SqlToken | undefined): void {
  if (reading.depth > 0 || reading.settings) {
    return;
  }
  const word = token.kind === 'word' ? token.text.toUpperCase() : undefined;
  if (word === 'SETTINGS' && reading.format !== undefined) {
    reading.settings = true;
  } else if (word !== undefined && previous?.text.toUpperCase() === 'FORMAT') {
    reading.format = token.text;
    // Rows may come in any writing: nothing after the format of an insert is ours to read.
    reading.rowsFollow = kindOf(reading) === 'insert';
  } else {
    reading.format = undefined;
  }
}

function readSign(reading: Reading, token: SqlToken): void {
  if ('([{'.includes(token.text)) {
    reading.depth += 1;
  } else if (')]}'.includes(token.text)) {
    reading.depth -= 1;
  }
  reading.ended = token.text === ';';
}

function readWord(reading: Reading, word: string, previous: SqlToken | undefined): void {
  reading.first ??= word;
  reading.selects += word === 'SELECT' ? 1 : 0;
  reading.dictionaries ||= dictionaryWord.test(word);
  if (reading.first === 'INSERT' && reading.depth === 0 && previous !== undefined) {
    reading.insertsQuery ||= word === 'SELECT' || word === 'WITH';
    if (word === 'VALUES') {
      reading.format = 'Values';
      reading.rowsFollow = true;
    }
  }
}
