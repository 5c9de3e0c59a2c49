export type CsvCell = string | number | null;

/** Spreadsheets run a cell that begins so as a formula; an apostrophe keeps it text. */
const FORMULA_START = /^[=+\-@\t\r]/;

function csvField(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180), with the byte order mark by which spreadsheets know UTF-8. Numbers keep
 * a point as decimal sign; text that a spreadsheet would run as a formula is made harmless.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\u{feff}${[header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}
