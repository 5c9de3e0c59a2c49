import type { Json } from '@romashka/model/kernel';
import { FileFault } from '../file-fault.ts';
import type { SheetRow } from '../table-rows.ts';
import type { DateStyles } from './cell-styles.ts';
import { readXml, type XmlListener } from './read-xml.ts';
import { serialMoment } from './serial-moment.ts';
import { plainText } from './shared-strings.ts';

/** What a sheet can have (ECMA-376; Excel's own limits). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CELLS = 100_000_000;

/** What the cells of all sheets of a workbook share. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly dateStyles: DateStyles;
  readonly from1904: boolean;
}

/** Counts what was read of a sheet as it is read. */
export interface SheetTally {
  /** Cells in which the workbook has an error, such as `#N/A`: they are read as empty. */
  errorCells: number;
  /** Unpacked bytes. */
  bytes: number;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/**
 * The rows of a sheet, some at a time: numbers as numbers, dates as ISO 8601, formulas by the value
 * that was saved with them, errors as empty. Throws FileFault where the sheet is larger than one can be.
 */
export function sheetRows(
  part: AsyncIterable<Buffer>,
  parts: WorkbookParts,
  tally: SheetTally,
): AsyncGenerator<readonly SheetRow[]> {
  const sheet = openSheet(parts, tally);
  return readXml(counted(part, tally), sheet.listener, sheet.take);
}

async function* counted(part: AsyncIterable<Buffer>, tally: SheetTally): AsyncGenerator<Buffer> {
  for await (const piece of part) {
    tally.bytes += piece.length;
    yield piece;
  }
}

function openSheet(
  parts: WorkbookParts,
  tally: SheetTally,
): { listener: XmlListener; take: () => readonly SheetRow[] } {
  let done: SheetRow[] = [];
  let line = 0;
  let cells: Json[] = [];
  let count = 0;
  let cell: OpenCell | null = null;
  let text = '';
  let isValue = false;
  let isSound = false;

  const openRow = (said: string | undefined): void => {
    line = said === undefined ? line + 1 : Number(said);
    if (!Number.isInteger(line) || line < 1 || line > MOST_ROWS)
      throw new FileFault('workbook-too-large', { part: `row ${said ?? line}` });
    cells = [];
  };
  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const column = columnOf(attributes['r'], cells.length);
    count += 1;
    if (column >= MOST_COLUMNS || count > MOST_CELLS)
      throw new FileFault('workbook-too-large', { part: `cell ${attributes['r'] ?? count}` });
    cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
    text = '';
  };
  const closeCell = (): void => {
    if (cell === null) return;
    while (cells.length < cell.column) cells.push(null);
    if (cell.type === 'e') tally.errorCells += 1;
    cells[cell.column] = cellValue(cell, text, parts);
    cell = null;
  };
  const openers: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    row: (attributes) => openRow(attributes['r']),
    c: openCell,
    v: () => {
      isValue = cell !== null;
    },
    t: () => {
      isValue = cell !== null && !isSound;
    },
    rPh: () => {
      isSound = true;
    },
  };
  const closers: Readonly<Record<string, () => void>> = {
    row: () => {
      if (cells.length > 0) done.push({ line, cells });
    },
    c: closeCell,
    v: () => {
      isValue = false;
    },
    t: () => {
      isValue = false;
    },
    rPh: () => {
      isSound = false;
    },
  };
  return {
    listener: {
      open: (name, attributes) => openers[name]?.(attributes),
      close: (name) => closers[name]?.(),
      text: (piece) => {
        if (isValue) text += piece;
      },
    },
    take: () => {
      const rows = done;
      done = [];
      return rows;
    },
  };
}

/** The place of a cell in its row by its name, `C5` is 2; without a name it follows the one before. */
function columnOf(name: string | undefined, next: number): number {
  if (name === undefined) return next;
  let column = 0;
  for (const letter of name) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? next : column - 1;
}

function cellValue({ type, style }: OpenCell, text: string, parts: WorkbookParts): Json {
  switch (type) {
    case 's': {
      const shared = parts.strings[Number(text)];
      if (text !== '' && shared === undefined)
        throw new FileFault('workbook-broken', { error: `no shared text ${text}` });
      return shared ?? null;
    }
    case 'b':
      return text === '' ? null : text === '1' || text === 'true';
    case 'e':
      return null;
    case 'n':
      return numberOf(text, style, parts);
    default:
      return text === '' ? null : plainText(text);
  }
}

function numberOf(text: string, style: number, { dateStyles, from1904 }: WorkbookParts): Json {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text === '' ? null : text;
  return dateStyles[style] === true ? (serialMoment(number, from1904) ?? number) : number;
}
