/**
 * Why a file, or the rest of it, cannot be read, each as the sentence that is said; words in braces
 * are values. Screens have the same in other languages, by the same codes.
 */
export const FILE_REASONS = {
  empty: 'The file is empty: there is not even a line with the names of the columns.',
  'header-unreadable': 'The first line cannot be read as the names of the columns: {reason}',
  'header-empty': 'The first line of the file is empty: it must hold the names of the columns.',
  'header-doubled':
    'Two columns are called "{column}": rename one of them, since a map could not tell them apart.',
  'gzip-broken':
    'The file is gzip and broken ({error}): it was cut off or damaged on its way. Make it again.',
  'old-workbook':
    'The file is an old Excel workbook (.xls). Save it as .xlsx or "CSV UTF-8" and import that.',
  'binary-workbook':
    'The file is a binary Excel workbook (.xlsb). Save it as .xlsx or "CSV UTF-8" and import that.',
  'open-document': 'The file is an OpenDocument sheet. Save it as .xlsx or CSV and import that.',
  'zip-without-workbook':
    'The file is a ZIP archive and no Excel workbook. Unpack it and import what is inside.',
  'workbook-encrypted': 'The Excel workbook is protected by a password. Save it without one and import that.',
  'workbook-broken': 'The file is not an Excel workbook that can be read ({error}). Save it again in Excel.',
  'workbook-too-large':
    'The Excel workbook unpacks to more than it may ({part}). Save the sheet as "CSV UTF-8" and import that.',
  'no-such-sheet': 'The workbook has no sheet "{sheet}"; its sheets are {sheets}.',
  'no-sheet': 'The Excel workbook has no sheet with cells.',
  'parquet-cut': 'The Parquet file does not end as it should: it was cut off on its way. Send it again.',
  'parquet-encrypted': 'The Parquet file is encrypted. Write it without encryption and import that.',
  'parquet-broken': 'The Parquet file cannot be read ({error}). Write it again.',
  'parquet-codec':
    'The Parquet file is compressed with {codec}, which is not read here. Write it with Snappy, Zstandard, gzip or none.',
  'parquet-too-large':
    'A row group of the Parquet file is too large ({part}). Write it with row groups of at most 1,000,000 rows.',
  pdf: 'The file is a PDF. Import the table behind it, saved as CSV.',
  packed: 'The file is compressed with {packing}. Unpack it, or pack it with gzip.',
  'web-page': 'The file is a web page. Save the table as CSV and import that.',
  xml: 'The file is XML. Import it as CSV or JSON Lines.',
  'not-text':
    'The file is not text: it holds zero bytes. Import CSV or JSON Lines, plain or packed with gzip.',
  'json-list':
    'The file is one JSON list. Import JSON Lines: one object on each line, without brackets and commas around them.',
  'too-large': 'The file is larger than {most}, which is the most that can be kept here.',
  hopeless: 'None of the first {rows} rows could be taken, so the import was stopped. The first: {first}',
  'too-many-rows-here': 'A file of this kind may have {most} rows.',
  'file-gone': 'The file is not kept on this server any more. Send it again.',
} as const;

export type FileReasonCode = keyof typeof FILE_REASONS;

/** Why a file is not read: which of the reasons, and what its sentence speaks of. */
export interface FileReason {
  readonly code: FileReasonCode;
  readonly values: Readonly<Record<string, string>>;
}

export const fileReason = (code: FileReasonCode, values: FileReason['values'] = {}): FileReason => ({
  code,
  values,
});

/** The reason in English. */
export const fileSentence = ({ code, values }: FileReason): string =>
  FILE_REASONS[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
