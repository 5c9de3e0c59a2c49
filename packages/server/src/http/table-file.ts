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
  // A cell of the type String is never read as a formula.
  const sheet = [
    head.map((cell) => ({ value: cell, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((cell) =>
        cell === null
          ? null
          : typeof cell === 'number'
            ? { value: cell, type: Number }
            : { value: cell, type: String },
      ),
    ),
  ];
  const content = await writeExcelFile(sheet).toBuffer();
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(content);
}
