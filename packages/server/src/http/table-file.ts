import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import writeExcelFile from 'write-excel-file/node';

/** A table to take away: what stands in a cell is text, a number, or nothing. */
export interface TableFile {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that no spreadsheet runs: an apostrophe before what would begin a formula. */
export const inertCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Sends a table as CSV (UTF-8 with a mark, so that spreadsheets know it) or as a workbook, as a download. */
export async function sendTable(
  reply: FastifyReply,
  { name, head, rows }: TableFile,
  format: 'csv' | 'xlsx',
): Promise<FastifyReply> {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}.${format}`);
  if (format === 'csv')
    return reply.type('text/csv; charset=utf-8').send(
      stringify(
        [head, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell))),
        {
          bom: true,
          record_delimiter: 'windows',
        },
      ),
    );
  return sendSheets(reply, [{ sheet: 'Romashka', head, rows }]);
}

/** Sends tables as the sheets of one workbook, as a download; names of sheets are made fit and distinct. */
export async function sendBook(
  reply: FastifyReply,
  name: string,
  tables: readonly TableFile[],
): Promise<FastifyReply> {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`);
  const names = sheetNames(tables.map((table) => table.name));
  return sendSheets(
    reply,
    tables.map(({ head, rows }, at) => ({ sheet: names[at] ?? `${at + 1}`, head, rows })),
  );
}

const LONGEST_SHEET = 31;

/** Names that a workbook takes: at most 31 characters, none of `[]:*?/\\`, no two the same. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text, at) => {
    const plain = text
      .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim();
    const base = plain === '' ? `${at + 1}` : plain;
    let name = base.slice(0, LONGEST_SHEET).trim();
    for (let again = 2; taken.has(name.toLowerCase()); again += 1)
      name = `${base.slice(0, LONGEST_SHEET - 5).trim()} (${again})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

interface Sheet extends Pick<TableFile, 'head' | 'rows'> {
  readonly sheet: string;
}

async function sendSheets(reply: FastifyReply, sheets: readonly Sheet[]): Promise<FastifyReply> {
  const content = await writeExcelFile(
    sheets.map(({ sheet, head, rows }) => ({ sheet, data: [headRow(head), ...rows.map(cellRow)] })),
  ).toBuffer();
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(content);
}

const headRow = (head: TableFile['head']) =>
  head.map((cell) => ({ value: cell, type: String, fontWeight: 'bold' as const }));

// A cell of the type String is never read as a formula.
const cellRow = (row: TableFile['rows'][number]) =>
  row.map((cell) =>
    cell === null
      ? null
      : typeof cell === 'number'
        ? { value: cell, type: Number }
        : { value: cell, type: String },
  );
