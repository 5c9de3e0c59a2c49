import type { UnitRow } from '@romashka/model/govern';
import type { Json } from '@romashka/model/kernel';
import { type RowReason, readMoment, rowReason } from '@romashka/model/listen';
import { FileFault } from '../../listen/imports/file/file-fault.ts';
import type { FileRow } from '../../listen/imports/file/file-row.ts';
import { type OpenFile, openFile } from '../../listen/imports/file/open-file.ts';

/** How files call the parts of a row, in small letters without blanks and signs. */
const NAMES: Readonly<Record<keyof UnitRow, readonly string[]>> = {
  unit: ['unit', 'key', 'id', 'code', 'подразделение', 'код', 'ключ'],
  name: ['name', 'title', 'название', 'имя', 'наименование'],
  parent: ['parent', 'above', 'parentunit', 'parentid', 'родитель', 'вышестоящее', 'входитв'],
  grouping: ['grouping', 'tree', 'hierarchy', 'группировка', 'дерево', 'иерархия'],
  from: ['from', 'since', 'validfrom', 'с', 'действуетс', 'начало'],
};
const PARTS = Object.keys(NAMES) as (keyof UnitRow)[];
const MOST_CHARS = 200;
const MOST_ROWS = 100_000;

/** A row of the file that is taken, or why it is not. */
export type UnitFileRow =
  | { readonly kind: 'row'; readonly line: number; readonly row: UnitRow }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: RowReason };

type Places = Partial<Record<keyof UnitRow, string>>;

/**
 * Reads a file of units (CSV, JSON Lines, an Excel workbook, Parquet). Throws FileFault where it is no table, or none with a
 * column for the unit.
 * @param zone IANA zone of times that name none
 * @param spoolDir where a workbook is put while it is read
 */
export async function readUnitFile(
  source: AsyncIterable<Buffer>,
  grouping: string,
  zone: string,
  spoolDir: string,
): Promise<{ readonly known: boolean; readonly rows: readonly UnitFileRow[] }> {
  const file = await openFile(source, { encoding: null, delimiter: null, spoolDir });
  try {
    return await readRows(file, grouping, zone);
  } finally {
    await file.close();
  }
}

async function readRows(
  file: OpenFile,
  grouping: string,
  zone: string,
): Promise<{ readonly known: boolean; readonly rows: readonly UnitFileRow[] }> {
  if (file.columns !== null && placesOf(file.columns).unit === undefined) {
    return { known: false, rows: [] };
  }
  const rows: UnitFileRow[] = [];
  for await (const some of file.rows)
    for (const row of some) {
      if (rows.length === MOST_ROWS) throw new FileFault('too-many-units', { most: String(MOST_ROWS) });
      rows.push(readRow(row, file.columns, grouping, zone));
    }
  return { known: true, rows };
}

const wordOf = (column: string): string => column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function placesOf(columns: readonly string[]): Places {
  const places: Places = {};
  for (const part of PARTS) {
    const column = columns.find((one) => NAMES[part].includes(wordOf(one)));
    if (column !== undefined) places[part] = column;
  }
  return places;
}

function readRow(
  row: FileRow,
  columns: readonly string[] | null,
  grouping: string,
  zone: string,
): UnitFileRow {
  const { line } = row;
  if (row.kind === 'bad') return { kind: 'bad', line, reason: row.reason };
  const names = row.kind === 'object' ? Object.keys(row.object) : (columns ?? []);
  const cells = row.kind === 'object' ? Object.values(row.object) : row.cells;
  const places = placesOf(names);
  const said = (part: keyof UnitRow): string => textOf(cells[names.indexOf(places[part] ?? '')] ?? '');
  const from = said('from') === '' ? null : readMoment(said('from'), 'auto', zone);
  const reason = faultOf(places, said, from);
  if (reason !== null) return { kind: 'bad', line, reason };
  const parent = places.parent === undefined ? undefined : said('parent') || null;
  return {
    kind: 'row',
    line,
    row: {
      unit: said('unit'),
      name: said('name') || null,
      parent,
      grouping: said('grouping') || grouping,
      from,
    },
  };
}

const textOf = (cell: Json): string =>
  (typeof cell === 'string' ? cell : JSON.stringify(cell)).trim().normalize('NFC');

/** What is wrong with a row's cells; null when nothing is. */
function faultOf(
  places: Places,
  said: (part: keyof UnitRow) => string,
  from: number | null,
): RowReason | null {
  if (said('unit') === '') return rowReason('no-unit', { column: places.unit ?? 'unit' });
  const long = PARTS.find((part) => said(part).length > MOST_CHARS);
  if (long !== undefined) return rowReason('cell-too-long', { column: places[long] ?? '' });
  if (said('from') !== '' && from === null)
    return rowReason('no-date', { column: places.from ?? '', cell: said('from') });
  return null;
}
