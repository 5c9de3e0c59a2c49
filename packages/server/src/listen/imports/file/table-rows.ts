import type { Json } from '@romashka/model/kernel';
import { headerFault, rowReason } from '@romashka/model/listen';
import { FileFault } from './file-fault.ts';
import type { FileRow } from './file-row.ts';
import { LINE_CHARS } from './line.ts';

/** A row of a sheet as it lies in the file: its number there and its cells from the first column on. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly Json[];
}

/** A table that has its header apart from its rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<readonly FileRow[]>;
}

const isBlank = (cell: Json | undefined): boolean => cell === undefined || cell === null || cell === '';

/** Takes the first row that is not empty as the names of the columns. Throws FileFault where there is none. */
export async function tableOf(sheet: AsyncGenerator<readonly SheetRow[]>): Promise<Table> {
  for (let next = await sheet.next(); next.done !== true; next = await sheet.next()) {
    const from = next.value.findIndex((row) => !row.cells.every(isBlank));
    const header = next.value[from];
    if (header === undefined) continue;
    const names = header.cells.map((cell) => textOfCell(cell).replaceAll(/\s+/g, ' ').trim());
    const columns = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
    const fault = headerFault(columns);
    if (fault !== null) throw new FileFault(fault.code, fault.values);
    return { columns, rows: rowsOf(next.value.slice(from + 1), sheet, columns.length) };
  }
  throw new FileFault('empty');
}

async function* rowsOf(
  first: readonly SheetRow[],
  rest: AsyncGenerator<readonly SheetRow[]>,
  width: number,
): AsyncGenerator<readonly FileRow[]> {
  const read = (rows: readonly SheetRow[]): FileRow[] =>
    rows.flatMap((row) => (row.cells.every(isBlank) ? [] : [fileRow(row, width)]));
  yield read(first);
  for await (const some of rest) yield read(some);
}

/** A row of cells as the import takes it. Cells to the right of the header are no one's. */
export function fileRow({ line, cells }: SheetRow, width: number): FileRow {
  const text = rowText(cells);
  if (text.length > LINE_CHARS)
    return { kind: 'bad', line, text: text.slice(0, LINE_CHARS), reason: rowReason('too-long') };
  const used = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  if (used > width) {
    const reason = rowReason('cell-count', { cells: String(used), columns: String(width) });
    return { kind: 'bad', line, text, reason };
  }
  const full = Array.from({ length: width }, (_, at) => cells[at] ?? null);
  return { kind: 'cells', line, text, cells: full };
}

/** A cell as text stands for it. */
export const textOfCell = (cell: Json): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : JSON.stringify(cell);

/** The row as a line of CSV (RFC 4180): so it is kept when it is refused, and can be mended and sent again. */
export const rowText = (cells: readonly Json[], delimiter = ','): string =>
  cells
    .map((cell) => {
      const text = textOfCell(cell);
      return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(delimiter);
