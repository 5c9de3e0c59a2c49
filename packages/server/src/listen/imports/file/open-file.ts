import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
import { oleFault } from './ole-fault.ts';
import { openParquet } from './parquet-table.ts';
import { peek } from './peek.ts';
import { NEVER_CLOSED, readCsvRow } from './read-csv-row.ts';
import { type Spooled, spool } from './spool.ts';
import { unzipped } from './unzip.ts';
import { boundFormat, wrongFormat } from './wrong-format.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

/** What a map may say of the file's form; null where it is to be found out. */
export interface FileForm {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** The sheet of a workbook; the first visible one when absent. */
  readonly sheet?: string | null;
  /** Where a stream is put that can only be read at any place of it; the system's folder for such when absent. */
  readonly spoolDir?: string;
}

export type FileFormat = 'csv' | 'json-lines' | 'xlsx' | 'parquet';

/** A file that turned out to be a table. */
export interface OpenFile {
  readonly format: FileFormat;
  /** Names in the header; null for JSON Lines, whose rows name their own. */
  readonly columns: readonly string[] | null;
  readonly delimiter: Delimiter | null;
  /** Known once a byte above ASCII was met; null for what is no text. */
  readonly encoding: () => Encoding | null;
  /** The visible sheets of a workbook, and the one that is read. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Cells read so far in which the workbook has an error: they are empty. */
  readonly errorCells: () => number;
  /** How much of a file on the disk is read, 0..1; null for what comes in. */
  readonly share: () => number | null;
  /** The rows, some at a time. Throws FileFault where the rest of the file cannot be read. */
  readonly rows: AsyncGenerator<readonly FileRow[]>;
  /** Lets go of the file; what was put on the disk for the reading is deleted. */
  close(): Promise<void>;
}

/** A file as it comes in, or one that lies on the disk. */
export type FileSource = AsyncIterable<Buffer> | { readonly path: string };

const HEAD_BYTES = 4_096;

/**
 * Opens a file as a table: unzips it, finds out by its bytes what it is (CSV, JSON Lines, an Excel
 * workbook, Parquet), encoding, delimiter and header. Who opened it closes it.
 * @throws FileFault when it is none, with a sentence that says what it seems to be instead
 */
export async function openFile(source: FileSource, form: FileForm): Promise<OpenFile> {
  const { bytes, share, path } =
    'path' in source ? await fromDisk(source.path) : { bytes: source, share: () => null, path: null };
  const { head, all } = await peek(unzipped(bytes), HEAD_BYTES);
  const bound = boundFormat(head);
  if (bound === null) return openText(head, all, form, share);
  // What lies on the disk as it is needs no copy; what was packed with gzip does.
  if (path !== null && (await beginsLike(path, head))) {
    // A generator that never ran would leave the file open.
    for await (const _ of all) break;
    return openBound(bound, { path, remove: async () => undefined }, form);
  }
  return openBound(bound, await spool(all, form.spoolDir ?? tmpdir()), form);
}

/** A file's bytes, and how many of them were read. */
async function fromDisk(
  path: string,
): Promise<{ bytes: AsyncIterable<Buffer>; share: () => number; path: string }> {
  const { size } = await stat(path);
  const stream = createReadStream(path);
  return {
    bytes: stream as AsyncIterable<Buffer>,
    share: () => stream.bytesRead / Math.max(1, size),
    path,
  };
}

async function beginsLike(path: string, head: Buffer): Promise<boolean> {
  for await (const piece of createReadStream(path, { end: 3 }) as AsyncIterable<Buffer>)
    return piece.equals(head.subarray(0, piece.length));
  return false;
}

/** Opens what can be read only at any place of it. */
async function openBound(bound: 'zip' | 'ole' | 'parquet', file: Spooled, form: FileForm): Promise<OpenFile> {
  const plain = { delimiter: null, encoding: () => null, sheets: [], sheet: null, errorCells: () => 0 };
  try {
    switch (bound) {
      case 'ole':
        throw await oleFault(file.path);
      case 'parquet': {
        const table = await openParquet(file.path);
        const close = (): Promise<void> => table.close().finally(file.remove);
        const { columns, rows, share } = table;
        return { ...plain, format: 'parquet', columns, rows, share, close };
      }
      case 'zip': {
        const book = await openWorkbook(file.path, form.sheet ?? null);
        const { columns, rows, sheets, sheet, tally, share } = book;
        const close = (): Promise<void> => {
          book.close();
          return file.remove();
        };
        const errorCells = (): number => tally.errorCells;
        return { ...plain, format: 'xlsx', columns, rows, sheets, sheet, errorCells, share, close };
      }
    }
  } catch (error) {
    await file.remove();
    throw error;
  }
}

async function openText(
  head: Buffer,
  all: AsyncGenerator<Buffer>,
  form: FileForm,
  share: OpenFile['share'],
): Promise<OpenFile> {
  const marked = encodingOfMark(head);
  const wrong = wrongFormat(head, marked ?? form.encoding);
  if (wrong !== null) throw new FileFault(wrong.code, wrong.values);
  const decoding = openDecoding(marked ?? form.encoding);
  const lines = linesOf(all, decoding);
  const opening = await openingLines(lines);
  const plain = {
    encoding: decoding.encoding,
    sheets: [],
    sheet: null,
    errorCells: () => 0,
    share,
    close: async (): Promise<void> => {
      await all.return(undefined);
    },
  };
  const start = opening
    .map((line) => line.text)
    .join('\n')
    .trimStart();
  if (start.startsWith('{')) {
    const rows = rowsOf(openJsonRows(), [opening], lines, decoding);
    return { ...plain, format: 'json-lines', columns: null, delimiter: null, rows };
  }
  const { header, delimiter, rest } = readHeader(opening, form.delimiter);
  const fault = headerFault(header);
  if (fault !== null) throw new FileFault(fault.code, fault.values);
  const rows = rowsOf(openCsvRows(delimiter, header.length), [rest], lines, decoding);
  return { ...plain, format: 'csv', columns: header, delimiter, rows };
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
  if (opening.every((line) => line.text.trim() === '')) throw new FileFault('empty');
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
    throw new FileFault('header-unreadable', { reason });
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
