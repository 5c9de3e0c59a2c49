import type { FileRow } from './file-row.ts';
import type { Line } from './line.ts';
import { NEVER_CLOSED, readCsvRow, readCsvRows } from './read-csv-row.ts';

/** A cell may go over so many lines and characters; a quote that is open longer was never meant to open a cell. */
const QUOTED_LINES = 1_000;
const QUOTED_CHARS = 1_000_000;

/** Turns the lines of a CSV file into rows. */
export interface RowSplitter {
  push(lines: readonly Line[]): FileRow[];
  end(): FileRow[];
}

/**
 * Reads CSV as RFC 4180 has it. A row that is not right is given as bad and costs no other: a stray
 * quote would swallow the rest of the file, so when a row of several lines cannot be read, only its
 * first line is bad and reading goes on with the second.
 * @param width number of cells that a row must have; null while the header is read
 */
export function openCsvRows(delimiter: string, width: number | null): RowSplitter {
  let queue: Line[] = [];
  const run = (lines: readonly Line[], isEnd: boolean): FileRow[] => {
    queue = queue.concat(lines);
    const rows: FileRow[] = [];
    let at = 0;
    for (;;) {
      const singles = leadingSingles(queue, at);
      rows.push(...readCsvRows(singles, delimiter, width));
      at += singles.length;
      const size = recordSize(queue, at, isEnd);
      if (size === 'unknown') break;
      const { row, taken } = readLong(
        queue.slice(at, at + (size === 'endless' ? 1 : size)),
        size,
        delimiter,
        width,
      );
      rows.push(row);
      at += taken;
    }
    queue = queue.slice(at);
    return rows;
  };
  return { push: (lines) => run(lines, false), end: () => run([], true) };
}

/** The lines from a place on that are a row each. */
function leadingSingles(queue: readonly Line[], from: number): readonly Line[] {
  let to = from;
  while (to < queue.length && recordSize(queue, to, false) === 1) to += 1;
  return queue.slice(from, to);
}

/** Reads a record of several lines; when it is none, its first line alone is bad. */
function readLong(
  lines: readonly Line[],
  size: number | 'endless',
  delimiter: string,
  width: number | null,
): { readonly row: FileRow; readonly taken: number } {
  const read = size === 'endless' ? NEVER_CLOSED : readCsvRow(lines, delimiter, width);
  if ('kind' in read) return { row: read, taken: lines.length };
  const { number: line = 0, text = '' } = lines[0] ?? {};
  return { row: { kind: 'bad', line, text, reason: read.unreadable }, taken: 1 };
}

/**
 * How many lines the record from a place on has: it is over where its quotes are even in number.
 * `unknown` where more lines are needed to say, `endless` where it was never meant to be one.
 */
export function recordSize(
  queue: readonly Line[],
  from: number,
  isEnd: boolean,
): number | 'unknown' | 'endless' {
  const first = queue[from];
  if (first === undefined) return 'unknown';
  if (first.tooLong || !hasOddQuotes(first.text)) return 1;
  let chars = first.text.length;
  for (let at = from + 1; at < queue.length; at += 1) {
    const { text = '', tooLong = true } = queue[at] ?? {};
    chars += text.length;
    if (tooLong || at - from > QUOTED_LINES || chars > QUOTED_CHARS) return 'endless';
    if (hasOddQuotes(text)) return at - from + 1;
  }
  return isEnd ? 'endless' : 'unknown';
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}
