import type { Encoding } from '@romashka/model/listen';

/** Files that people pick by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  [
    'PK\u0003\u0004',
    'The file is an Excel workbook or a ZIP archive. Save the sheet as "CSV UTF-8" (or unpack the archive) and import that.',
  ],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'The file is an old Excel workbook (.xls). Save the sheet as "CSV UTF-8" and import that.',
  ],
  ['%PDF', 'The file is a PDF. Import the table behind it, saved as CSV.'],
  ['PAR1', 'The file is Parquet. Import it as CSV or JSON Lines.'],
  ['BZh', 'The file is compressed with bzip2. Unpack it, or pack it with gzip.'],
  ['\u00fd7zXZ', 'The file is compressed with xz. Unpack it, or pack it with gzip.'],
  ['\u0028\u00b5\u002f\u00fd', 'The file is compressed with Zstandard. Unpack it, or pack it with gzip.'],
  ['<!DOCTYPE', 'The file is a web page. Save the table as CSV and import that.'],
  ['<html', 'The file is a web page. Save the table as CSV and import that.'],
  ['<?xml', 'The file is XML. Import it as CSV or JSON Lines.'],
];

/** Why a file that begins like this is no table; null when it may be one. */
export function wrongFormat(head: Buffer, encoding: Encoding | null): string | null {
  const text = head.toString('latin1');
  for (const [signature, reason] of SIGNATURES) if (text.startsWith(signature)) return reason;
  if (encoding?.startsWith('utf-16') !== true && head.includes(0))
    return 'The file is not text: it holds zero bytes. Import CSV or JSON Lines, plain or packed with gzip.';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\[/.test(text) && /^\s*(?:\{|\])/.test(text.replace(/^[^[]*\[/, '')))
    return 'The file is one JSON list. Import JSON Lines: one object on each line, without brackets and commas around them.';
  return null;
}
