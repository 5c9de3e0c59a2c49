import { z } from 'zod';
import { LAWFUL_BASES } from '../../kernel/profile.ts';
import { NAME_CHARS } from '../segment/limits.ts';
import { columnRoles } from './column-role.ts';
import { timeRule } from './time-rule.ts';

export type ImportKind = 'customers' | 'events' | 'answers';

/** Text encodings that a file may have; without a word in the map, UTF-8 and Windows-1251 are told apart by looking. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'koi8-r',
  'ibm866',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The map file: which column is what, and what all rows have in common. */
export const importMap = z.strictObject({
  columns: z.record(z.string(), columnRoles).default({}),
  /** What becomes of columns that the map does not name: `keep` gives each its usual role, `ignore` leaves them out. */
  rest: z.enum(['keep', 'ignore'], { error: 'must be "keep" or "ignore"' }).default('keep'),
  time: timeRule.optional(),
  /** IANA zone of times that name none; the workspace's when absent. */
  zone: z.string().refine(isZone, 'must be a time zone such as Europe/Moscow').optional(),
  source: z.string().trim().min(1, 'must not be empty').max(NAME_CHARS).default('import'),
  basis: z.enum(LAWFUL_BASES, { error: `must be one of ${LAWFUL_BASES.join(', ')}` }).optional(),
  confidence: z.number({ error: 'must be a number from 0 to 1' }).min(0).max(1).optional(),
  /** The decimal sign of numbers; a comma where the file came from a Russian or German spreadsheet. */
  decimal: z.enum(['.', ','], { error: 'must be "." or ","' }).default('.'),
  encoding: z.enum(ENCODINGS, { error: `must be one of ${ENCODINGS.join(', ')}` }).optional(),
  delimiter: z.enum(DELIMITERS, { error: 'must be ",", ";", "|" or a tab' }).optional(),
  /** The sheet of an Excel workbook; its first visible one when absent. */
  sheet: z.string().min(1, 'must not be empty').max(NAME_CHARS).optional(),
});
export type ImportMap = z.output<typeof importMap>;

/** What is wrong in a map, where, and how to mend it. */
export interface MapFault {
  readonly field: string;
  readonly message: string;
  /** The same for screens in other languages: which fault, and what its sentence speaks of. */
  readonly code: MapFaultCode;
  readonly values: Readonly<Record<string, string>>;
}

export const MAP_FAULTS = [
  'map-invalid',
  'no-such-column',
  'doubled',
  'no-identity',
  'no-event-name',
  'no-answer',
  'no-time-for-column',
  'no-time-column',
] as const;
export type MapFaultCode = (typeof MAP_FAULTS)[number];

/** Reads a map file's JSON. The faults name the place in the file, such as `columns."Zip"`. */
export function readImportMap(
  given: unknown,
):
  | { readonly kind: 'map'; readonly map: ImportMap }
  | { readonly kind: 'faults'; readonly faults: readonly MapFault[] } {
  const read = importMap.safeParse(given);
  if (read.success) return { kind: 'map', map: read.data };
  return {
    kind: 'faults',
    faults: read.error.issues.map(({ path, message }) => ({
      field: placeOf(path),
      message,
      code: 'map-invalid',
      values: { field: placeOf(path), message },
    })),
  };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      const named =
        /^[a-z_]+$/i.test(String(step)) && path[index - 1] !== 'columns'
          ? String(step)
          : JSON.stringify(String(step));
      return index === 0 ? named : `.${named}`;
    })
    .join('');
}
