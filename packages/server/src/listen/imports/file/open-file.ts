import {
  type Delimiter,
  type Encoding,
  headerFault,
  rowReason,
  rowSentence,
  sniffDelimiter,
} from '@romashka/model/listen';
import { openCsvRows, type RowSplitter, recordSize } from './csv-rows.ts';
import { encodingOfMark, openDecoding, type TextDecoding } from './decode.ts';
import { FileFault } from './file-fault.ts';
import type { FileRow } from './file-row.ts';
import { openJsonRows } from './json-rows.ts';
import { type Line, type LineSplitter, openLineSplitter } from './line.ts';
import { peek } from './peek.ts';
import { NEVER_CLOSED, readCsvRow } from './read-csv-row.ts';
import { unzipped } from './unzip.ts';
import { wrongFormat } from './wrong-format.ts';

/** What a map may say of the file's form; null where it is to be found out. */
export interface FileForm {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
}

/** A file that turned out to be a table. */
export interface OpenFile {
  /** Names in the header of a CSV file; null for JSON Lines, whose rows name their own. */
  readonly columns: readonly string[] | null;
  /** The rows, some at a time. Throws FileFault where the rest of the file cannot be read. */
  readonly rows: AsyncGenerator<readonly FileRow[]>;
}

const HEAD_BYTES = 4_096;

/**
 * Opens a stream as a table: unzips it, finds out encoding, CSV or JSON Lines, delimiter and header.
 * @throws FileFault when it is none, with a sentence that says what it seems to be instead
 */
export async function openFile(source: AsyncIterable<Buffer>, form: FileForm): Promise<OpenFile> {
  const { head, all } = await peek(unzipped(source), HEAD_BYTES);
  const marked = encodingOfMark(head);
  const wrong = wrongFormat(head, marked ?? form.encoding);
  if (wrong !== null) throw new FileFault(wrong);
  const decoding = openDecoding(marked ?? form.encoding);
  const lines = linesOf(all, decoding);
  const opening = await openingLines(lines);
  const start = opening
    .map((line) => line.text)
    .join('\n')
    .trimStart();
  if (start.startsWith('{'))
    return { columns: null, rows: rowsOf(openJsonRows(), [opening], lines, decoding) };
  const { header, delimiter, rest } = readHeader(opening, form.delimiter);
  const fault = headerFault(header);
  if (fault !== null) throw new FileFault(fault);
  return { columns: header, rows: rowsOf(openCsvRows(delimiter, header.length), [rest], lines, decoding) };
}

/** The lines of the file, some at a time. */
async function* linesOf(bytes: AsyncIterable<Buffer>, decoding: TextDecoding): AsyncGenerator<Line[]> {
  let splitter: LineSplitter | null = null;
  for await (const piece of bytes) {
    const text = decoding.push(piece, false);
    splitter ??= openLineSplitter(endsLinesWithReturn(text) ? '\r' : '\n');
    const lines = splitter.push(text);
    if (lines.length > 0) yield lines;
  }
  splitter ??= openLineSplitter('\n');
  yield [...splitter.push(decoding.push(Buffer.alloc(0), true)), ...splitter.end()];
}

/** Old Macintosh files have no line feeds. A return at the very end may be half of a line end. */
const endsLinesWithReturn = (text: string): boolean =>
  !text.includes('\n') && text.slice(0, -1).includes('\r');

/** The first lines, as many as it takes to hold the header or the first object. */
async function openingLines(lines: AsyncGenerator<Line[]>): Promise<Line[]> {
  const opening: Line[] = [];
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    opening.push(...next.value);
    const from = opening.findIndex((line) => line.text.trim() !== '');
    const isObject = opening[from]?.text.trimStart().startsWith('{') === true;
    if (from !== -1 && (isObject || recordSize(opening, from, false) !== 'unknown')) return opening;
  }
  if (opening.every((line) => line.text.trim() === ''))
    throw new FileFault('The file is empty: there is not even a line with the names of the columns.');
  return opening;
}

/** The first row that is not blank holds the names of the columns. */
function readHeader(
  lines: readonly Line[],
  said: Delimiter | null,
): { readonly header: readonly string[]; readonly delimiter: Delimiter; readonly rest: readonly Line[] } {
  const from = lines.findIndex((line) => line.text.trim() !== '');
  const size = recordSize(lines, from, true);
  const to = from + (typeof size === 'number' ? size : 1);
  const header = lines.slice(from, to);
  const delimiter = said ?? sniffDelimiter(header.map((line) => line.text).join('\n'));
  const row = size === 'endless' ? NEVER_CLOSED : readCsvRow(header, delimiter, null);
  if (!('kind' in row) || row.kind !== 'cells') {
    const reason = 'unreadable' in row ? rowSentence(row.unreadable) : 'it is empty.';
    throw new FileFault(`The first line cannot be read as the names of the columns: ${reason}`);
  }
  return {
    header: row.cells.map((cell) => String(cell).replaceAll(/\s+/g, ' ').trim()),
    delimiter,
    rest: lines.slice(to),
  };
}

async function* rowsOf(
  splitter: RowSplitter,
  opening: readonly (readonly Line[])[],
  lines: AsyncGenerator<Line[]>,
  decoding: TextDecoding,
): AsyncGenerator<readonly FileRow[]> {
  const soundOnly = (rows: FileRow[]): FileRow[] =>
    decoding.isBroken() ? rows.map((row) => markBroken(row, decoding)) : rows;
  for (const some of opening) yield soundOnly(splitter.push(some));
  for await (const some of lines) yield soundOnly(splitter.push(some));
  yield soundOnly(splitter.end());
}

/** A row with bytes that are not of the file's encoding would be stored as nonsense. */
function markBroken(row: FileRow, decoding: TextDecoding): FileRow {
  if (!row.text.includes('\ufffd')) return row;
  const { line, text } = row;
  return {
    kind: 'bad',
    line,
    text,
    reason: rowReason('wrong-bytes', { encoding: decoding.encoding() ?? 'text' }),
  };
}
