import { type RowReason, rowReason } from '@romashka/model/listen';
import {
  type PartNames,
  readTable,
  type SaidRow,
  type TableRow,
} from '../../listen/imports/file/read-table.ts';

/** Somebody as a file of people names them. */
export interface PersonRow {
  readonly email: string;
  readonly name: string;
  readonly role: 'viewer' | 'analyst';
  /** Keys of the units that they are bound to; none for the whole company. */
  readonly units: readonly string[];
}

const NAMES: PartNames<keyof PersonRow> = {
  email: ['email', 'mail', 'login', 'почта', 'адреспочты', 'электроннаяпочта'],
  name: ['name', 'fullname', 'имя', 'фио', 'сотрудник'],
  role: ['role', 'роль'],
  units: ['units', 'unit', 'подразделения', 'подразделение'],
};
const MOST_ROWS = 50_000;
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Reads a file of people; null where it has no column for the address. Throws FileFault where it is no table. */
export const readPeopleFile = (
  source: AsyncIterable<Buffer>,
  spoolDir: string,
): Promise<readonly TableRow<PersonRow>[] | null> =>
  readTable<keyof PersonRow, PersonRow>(source, {
    names: NAMES,
    needed: 'email',
    most: MOST_ROWS,
    spoolDir,
    read: readRow,
  });

function readRow({ said, columnOf }: SaidRow<keyof PersonRow>): PersonRow | RowReason {
  const email = said('email').toLowerCase();
  if (!EMAIL.test(email))
    return rowReason('no-email', { column: columnOf('email') ?? 'email', cell: said('email') });
  const role = said('role').toLowerCase() || 'viewer';
  if (role !== 'viewer' && role !== 'analyst')
    return rowReason('no-role', { column: columnOf('role') ?? '', cell: said('role') });
  const units = said('units')
    .split(';')
    .map((unit) => unit.trim());
  return {
    email,
    name: said('name') || email,
    role,
    units: [...new Set(units.filter((unit) => unit !== ''))],
  };
}
