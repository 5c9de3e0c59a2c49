import type { Json } from '@romashka/model/kernel';
import { type RowReason, rowReason } from '@romashka/model/listen';
import { FileFault } from './file-fault.ts';
import type { FileRow } from './file-row.ts';
import { type OpenFile, openFile } from './open-file.ts';

/** How files call each part of a row, in small letters without blanks and signs. */
export type PartNames<Part extends string> = Readonly<Record<Part, readonly string[]>>;

/** What a row says: the text of a part ('' where it says nothing), and the column it stands in, if there is one. */
export interface SaidRow<Part extends string> {
  readonly said: (part: Part) => string;
  readonly columnOf: (part: Part) => string | undefined;
}

/** A row of the file that is taken, or why it is not. */
export type TableRow<T> =
  | { readonly kind: 'row'; readonly line: number; readonly row: T }
  /** `about` is what the row says of the needed part, as far as it can be read. */
  | { readonly kind: 'bad'; readonly line: number; readonly about: string; readonly reason: RowReason };

/** A small table and what its rows are made into. */
export interface Table<Part extends string, T> {
  readonly names: PartNames<Part>;
  /** The part without whose column a file is none of this kind. */
  readonly needed: Part;
  readonly most: number;
  /** Where a workbook is put while it is read. */
  readonly spoolDir: string;
  readonly read: (row: SaidRow<Part>) => T | RowReason;
}

const MOST_CHARS = 200;

/**
 * Reads a small table (CSV, JSON Lines, a workbook, Parquet) whose columns are known by their names; null where it has no
 * column for `needed`. Throws FileFault where it is no table or has more than `most` rows.
 */
export async function readTable<Part extends string, T>(
  source: AsyncIterable<Buffer>,
  table: Table<Part, T>,
): Promise<readonly TableRow<T>[] | null> {
  const file = await openFile(source, { encoding: null, delimiter: null, spoolDir: table.spoolDir });
  try {
    return await rowsOf(file, table);
  } finally {
    await file.close();
  }
}

async function rowsOf<Part extends string, T>(
  file: OpenFile,
  table: Table<Part, T>,
): Promise<readonly TableRow<T>[] | null> {
  if (file.columns !== null && placesOf(table.names, file.columns)[table.needed] === undefined) return null;
  const rows: TableRow<T>[] = [];
  for await (const some of file.rows)
    for (const row of some) {
      if (rows.length === table.most) throw new FileFault('too-many-rows-here', { most: String(table.most) });
      rows.push(readRow(row, file.columns, table));
    }
  return rows;
}

function readRow<Part extends string, T>(
  row: FileRow,
  columns: readonly string[] | null,
  { names, needed, read }: Table<Part, T>,
): TableRow<T> {
  const { line } = row;
  if (row.kind === 'bad') return { kind: 'bad', line, about: '', reason: row.reason };
  const heads = row.kind === 'object' ? Object.keys(row.object) : (columns ?? []);
  const cells = row.kind === 'object' ? Object.values(row.object) : row.cells;
  const places = placesOf(names, heads);
  const said = (part: Part): string => textOf(cells[heads.indexOf(places[part] ?? '')] ?? '');
  const long = (Object.keys(names) as Part[]).find((part) => said(part).length > MOST_CHARS);
  if (long !== undefined)
    return {
      kind: 'bad',
      line,
      about: said(needed).slice(0, MOST_CHARS),
      reason: rowReason('cell-too-long', { column: places[long] ?? '' }),
    };
  const taken = read({ said, columnOf: (part) => places[part] });
  return isReason(taken)
    ? { kind: 'bad', line, about: said(needed), reason: taken }
    : { kind: 'row', line, row: taken };
}

const isReason = (taken: unknown): taken is RowReason =>
  typeof taken === 'object' && taken !== null && 'code' in taken && 'values' in taken;

/** A word as names of columns are compared: small letters without blanks and signs. */
export const wordOf = (column: string): string => column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function placesOf<Part extends string>(
  names: PartNames<Part>,
  columns: readonly string[],
): Partial<Record<Part, string>> {
  const places: Partial<Record<Part, string>> = {};
  for (const part of Object.keys(names) as Part[]) {
    const column = columns.find((one) => names[part].includes(wordOf(one)));
    if (column !== undefined) places[part] = column;
  }
  return places;
}

const textOf = (cell: Json): string =>
  (typeof cell === 'string' ? cell : Array.isArray(cell) ? cell.join(',') : JSON.stringify(cell))
    .trim()
    .normalize('NFC');
