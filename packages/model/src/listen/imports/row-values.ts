import type { Json } from '../../kernel/json.ts';
import type { ImportPlan, TimeSource, ValueColumn } from './import-plan.ts';
import { isEmptyCell, readCell } from './read-cell.ts';
import { readMoment } from './read-moment.ts';
import { type Row, type RowContext, type RowFault, rowFault } from './row-context.ts';

const SHOWN_CHARS = 80;

/** A cell as a reason shows it. */
const shown = (cell: Json): string => {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}...` : text;
};

/** Puts the values of the columns that have one into `values`, by target name; answers what is wrong, or null. */
export function readValues(
  columns: readonly ValueColumn[],
  row: Row,
  values: Record<string, Json>,
): RowFault | null {
  for (const { column, target, reading } of columns) {
    const cell = row[column.index];
    if (isEmptyCell(cell)) continue;
    const value = readCell(cell, reading);
    if (value === undefined)
      return rowFault('not-a-form', { column: column.name, cell: shown(cell), form: reading.form });
    values[target] = value;
  }
  return null;
}

/** An empty object into which names from a file may be put, whatever they are. */
export const emptyValues = (): Record<string, Json> => Object.create(null);

export const isFault = (value: object | number | null): value is RowFault =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'fault';

/** A time of the row in ms since 1970; null where its cell is empty or the plan has none. */
export function readTime(
  plan: ImportPlan,
  source: TimeSource,
  row: Row,
  context: RowContext,
): number | null | RowFault {
  switch (source.kind) {
    case 'none':
      return null;
    case 'fixed':
      return source.at;
    case 'column': {
      const cell = row[source.column.index];
      if (isEmptyCell(cell)) return null;
      const at = readMoment(cell, source.format, plan.zone);
      const said = { column: source.column.name, cell: shown(cell) };
      if (at === null)
        return source.format === 'auto'
          ? rowFault('no-date', said)
          : rowFault('no-date-in-format', { ...said, format: source.format });
      return at > context.latest ? rowFault('in-the-future', said) : at;
    }
  }
}
