import type { Json } from '../../kernel/json.ts';
import type { CellForm } from './column-role.ts';

/** A cell of a row: text from CSV, any value from JSON Lines, undefined where the row has none. */
export type Cell = Json | undefined;

/** Up to 15 digits, which a double holds exactly; no leading zero, no plus, no exponent. */
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const SPACES = /[\s\u00a0\u202f]/g;
const TRUE = new Set(['true', 'yes', 'y', '1', 'да', 'д', 'истина']);
const FALSE = new Set(['false', 'no', 'n', '0', 'нет', 'н', 'ложь']);

/** True where the cell says nothing: absent, null, or text without a visible sign. */
export const isEmptyCell = (cell: Cell): cell is undefined | null | '' =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

/** How the cells of a column are to be read. */
export interface CellReading {
  readonly form: CellForm;
  readonly decimal: '.' | ',';
}

/** The number that a text plainly is; null when it is text. */
export function plainNumber(text: string, decimal: '.' | ','): number | null {
  const dotted = decimal === ',' ? text.replace(',', '.') : text;
  if (decimal === ',' && text.includes('.')) return null;
  if (!PLAIN.test(dotted) || dotted === '-0' || dotted.replaceAll(/\D/g, '').length > 15) return null;
  return Number(dotted);
}

/**
 * The value of a cell that is not empty; undefined when the cell is not of the form asked for.
 * Values of JSON rows keep their type; the text `None` is text.
 */
export function readCell(cell: Json, { form, decimal }: CellReading): Json | undefined {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  switch (form) {
    case 'auto':
      return typeof cell === 'string' ? (plainNumber(text, decimal) ?? cell) : cell;
    case 'text':
      return text;
    case 'number':
      return typeof cell === 'number' ? cell : looseNumber(text, decimal);
    case 'boolean':
      return readBoolean(text);
  }
}

/** A number as people write it: spaces between thousands, either decimal sign. */
function looseNumber(text: string, decimal: '.' | ','): number | undefined {
  const tight = text.replaceAll(SPACES, '');
  const dotted = decimal === ',' || !tight.includes('.') ? tight.replace(',', '.') : tight;
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(dotted) && Number.isFinite(Number(dotted))
    ? Number(dotted)
    : undefined;
}

function readBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}
