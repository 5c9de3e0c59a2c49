/**
 * Why a row of a file is not taken, each as the sentence that is said; words in braces are values.
 * Screens have the same in other languages, by the same codes.
 */
export const ROW_REASONS = {
  'no-customer': 'the row names no customer: {columns} is empty.',
  'says-nothing': 'the row says nothing: every column that the map uses is empty.',
  'not-a-form': 'column "{column}": "{cell}" is not a {form}.',
  'no-date': 'column "{column}": "{cell}" is no date.',
  'no-date-in-format': 'column "{column}": "{cell}" is no date in the format {format}.',
  'in-the-future': 'column "{column}": "{cell}" lies in the future.',
  'time-is-empty': 'column "{column}" is empty: it is not known when this happened.',
  'no-time-in-map': 'it is not known when this happened: the map gives no time.',
  'event-is-empty': 'column "{column}" is empty: the event has no name.',
  'no-timestamp': 'the event has no "timestamp" that is an ISO 8601 date-time.',
  'timestamp-in-the-future': 'the "timestamp" lies in the future.',
  refused: '{reason}.',
  'column-refused': 'column "{column}": {reason}.',
  erased: 'the customer of this row was erased: nothing is taken of them.',
  'too-long': 'the line is longer than any row may be.',
  'quote-inside':
    'a quote stands inside a cell that does not begin with one: put the cell in quotes and write its own quotes twice.',
  'quote-followed':
    'something follows the quote that ends a cell: a quote inside a cell must be written twice.',
  'quote-open': 'a quote is opened in this row and not closed.',
  'cell-count': 'the row has {cells} and the header {columns} cells.',
  'not-json': 'the line is not JSON: {error}',
  'not-an-object': 'the line is not a JSON object.',
  'other-form': 'the row is not of the form of the others.',
  'wrong-bytes': 'the row holds bytes that are not {encoding}.',
  'no-unit': 'column "{column}" is empty: the row names no unit.',
  'cell-too-long': 'column "{column}": the cell is longer than 200 characters.',
  'unit-under-itself': 'the unit "{unit}" would stand under itself, by way of "{parent}".',
  'no-email': 'column "{column}": "{cell}" is no e-mail address.',
  'no-role': 'column "{column}": "{cell}" is no role; a file may give viewer or analyst.',
  'unknown-unit': 'the company has no unit "{unit}".',
  'account-elsewhere': '{email} has an account in a workspace that you do not own.',
  'is-owner': '{email} is an owner here and sees the whole company: a file does not change owners.',
  'no-touchpoint': 'column "{column}" is empty: the row names no touchpoint.',
  'unknown-kind':
    'column "{column}": "{cell}" lists something other than solicited, behaviour, operation, emotion.',
  'map-does-not-fit': '{faults}',
} as const;

export type RowReasonCode = keyof typeof ROW_REASONS;

/** Why a row is not taken: which of the reasons, and what its sentence speaks of. */
export interface RowReason {
  readonly code: RowReasonCode;
  readonly values: Readonly<Record<string, string>>;
}

export const rowReason = (code: RowReasonCode, values: RowReason['values'] = {}): RowReason => ({
  code,
  values,
});

/** The reason in English. */
export const rowSentence = ({ code, values }: RowReason): string =>
  ROW_REASONS[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
