import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CliError } from '../cli-error.ts';

/** A row that was not taken. */
export interface RejectedLine {
  readonly line: number;
  readonly reason: string;
  readonly row: string;
}

/** Spreadsheets run a cell that begins so as a formula; an apostrophe keeps it text. */
const FORMULA_START = /^[=+\-@\t\r]/;

const cell = (text: string): string =>
  `"${(FORMULA_START.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Writes rejected rows as CSV: line, reason, and the row as it stood in the file. Returns how many. */
export async function writeRejectedFile(
  path: string,
  pages: AsyncIterable<readonly RejectedLine[]>,
): Promise<number> {
  let count = 0;
  async function* text(): AsyncGenerator<string> {
    // Spreadsheets know UTF-8 by this mark.
    yield '\ufeffline,reason,row\r\n';
    for await (const page of pages) {
      count += page.length;
      yield page.map(({ line, reason, row }) => `${line},${cell(reason)},${cell(row)}\r\n`).join('');
    }
  }
  await pipeline(Readable.from(text()), createWriteStream(path)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === undefined
      ? error
      : new CliError(
          `The rejected rows could not be written to ${path} (${error.code}); name another file with --rejected.`,
        );
  });
  return count;
}
