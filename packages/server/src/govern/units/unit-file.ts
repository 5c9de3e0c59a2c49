import type { UnitRow } from '@romashka/model/govern';
import { type RowReason, readMoment, rowReason } from '@romashka/model/listen';
import {
  type PartNames,
  readTable,
  type SaidRow,
  type TableRow,
} from '../../listen/imports/file/read-table.ts';

const NAMES: PartNames<keyof UnitRow> = {
  unit: ['unit', 'key', 'id', 'code', 'подразделение', 'код', 'ключ'],
  name: ['name', 'title', 'название', 'имя', 'наименование'],
  parent: ['parent', 'above', 'parentunit', 'parentid', 'родитель', 'вышестоящее', 'входитв'],
  grouping: ['grouping', 'tree', 'hierarchy', 'группировка', 'дерево', 'иерархия'],
  from: ['from', 'since', 'validfrom', 'с', 'действуетс', 'начало'],
};
const MOST_ROWS = 100_000;

/**
 * Reads a file of units (CSV, JSON Lines, an Excel workbook, Parquet); null where it has no column for the unit.
 * Throws FileFault where it is no table.
 * @param zone IANA zone of times that name none
 * @param spoolDir where a workbook is put while it is read
 */
export const readUnitFile = (
  source: AsyncIterable<Buffer>,
  grouping: string,
  zone: string,
  spoolDir: string,
): Promise<readonly TableRow<UnitRow>[] | null> =>
  readTable<keyof UnitRow, UnitRow>(source, {
    names: NAMES,
    needed: 'unit',
    most: MOST_ROWS,
    spoolDir,
    read: (row) => readRow(row, grouping, zone),
  });

function readRow(
  { said, columnOf }: SaidRow<keyof UnitRow>,
  grouping: string,
  zone: string,
): UnitRow | RowReason {
  if (said('unit') === '') return rowReason('no-unit', { column: columnOf('unit') ?? 'unit' });
  const from = said('from') === '' ? null : readMoment(said('from'), 'auto', zone);
  if (said('from') !== '' && from === null)
    return rowReason('no-date', { column: columnOf('from') ?? '', cell: said('from') });
  return {
    unit: said('unit'),
    name: said('name') || null,
    parent: columnOf('parent') === undefined ? undefined : said('parent') || null,
    grouping: said('grouping') || grouping,
    from,
  };
}
