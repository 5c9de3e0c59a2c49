import type { ImportPreview } from '@romashka/model/contract';
import {
  guessKind,
  type ImportKind,
  type ImportMap,
  type MapFault,
  readImportMap,
  type SuggestedRole,
  suggestRoles,
} from '@romashka/model/listen';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { FileFault } from './file/file-fault.ts';
import type { FileRow } from './file/file-row.ts';
import { type OpenFile, openFile } from './file/open-file.ts';
import { textOfCell } from './file/table-rows.ts';
import { keptPath, keptSize } from './kept-files.ts';
import { openRowReader } from './row-reader.ts';
import { FUTURE_MS, formOf } from './take-file.ts';
import { tryRows } from './trial.ts';

/** Rows that are looked at. */
const ROWS = 1_000;
const EXAMPLES = 5;
const EXAMPLE_CHARS = 100;
/** Columns of rows that name their own. */
const MOST_COLUMNS = 2_000;

/** What is asked about a kept file: how its rows are to be read. */
export interface Asked {
  readonly id: string;
  readonly kind: ImportKind;
  readonly map: unknown;
}

/**
 * Looks at the beginning of a kept file: what it is, its columns, what the map makes of them, and
 * what would come of its first rows. Writes nothing.
 * @throws Problem where the file is not on this server
 */
export async function previewImport(
  services: Services,
  workspace: Workspace,
  { id, kind, map: given }: Asked,
): Promise<ImportPreview> {
  const { dataDir } = services.config;
  if ((await keptSize(dataDir, workspace.id, id)) === null) throw fileElsewhere();
  const read = readImportMap(given);
  if (read.kind === 'faults') return { ...NOTHING, guessedKind: kind, faults: read.faults.map(faultView) };
  const { map } = read;
  const path = keptPath(dataDir, workspace.id, id);
  try {
    const file = await openFile({ path }, formOf(services, map));
    try {
      const { rows, more } = await firstRows(file);
      return await previewOf(services, workspace, { kind, map }, file, rows, more);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code, values } = error.reason;
    const sheets = await sheetsOf(services, path, map);
    return {
      ...NOTHING,
      sheets,
      guessedKind: kind,
      fault: { code, said: { ...values }, message: error.message },
    };
  }
}

export const fileElsewhere = (): Problem =>
  new Problem(409, 'file-gone', 'The file of this import is not on this server any more. Send it again.');

const NOTHING: ImportPreview = {
  format: null,
  encoding: null,
  delimiter: null,
  sheets: [],
  sheet: null,
  errorCells: 0,
  guessedKind: 'customers',
  columns: [],
  fault: null,
  faults: [],
  trial: null,
};

/** The sheets of a workbook of which the one asked for cannot be read, so that another can be chosen. */
async function sheetsOf(services: Services, path: string, map: ImportMap): Promise<string[]> {
  if (map.sheet === undefined) return [];
  const file = await openFile({ path }, { ...formOf(services, map), sheet: null }).catch(() => null);
  await file?.close();
  return [...(file?.sheets ?? [])];
}

async function firstRows(file: OpenFile): Promise<{ readonly rows: FileRow[]; readonly more: boolean }> {
  const rows: FileRow[] = [];
  for await (const some of file.rows) {
    rows.push(...some.slice(0, ROWS + 1 - rows.length));
    if (rows.length > ROWS) break;
  }
  return { rows: rows.slice(0, ROWS), more: rows.length > ROWS };
}

async function previewOf(
  services: Services,
  workspace: Workspace,
  { kind, map }: { readonly kind: ImportKind; readonly map: ImportMap },
  file: OpenFile,
  rows: readonly FileRow[],
  more: boolean,
): Promise<ImportPreview> {
  const names = file.columns ?? keysOf(rows);
  const examples = examplesOf(names, rows);
  const [roles, suggested] = [suggestRoles(kind, map, names), suggestRoles(kind, bareMap(map), names)];
  const reading = { kind, map, zone: workspace.timeZone, latest: services.now() + FUTURE_MS };
  const reader = openRowReader(reading, file.columns);
  const { format, delimiter, sheets, sheet } = file;
  return {
    format,
    encoding: file.encoding(),
    delimiter,
    sheets: [...sheets],
    sheet,
    errorCells: file.errorCells(),
    guessedKind: guessKind(names),
    columns: names.map((name) => ({
      name,
      examples: [...(examples.get(name) ?? [])],
      roles: plainRoles(roles.get(name)),
      suggested: plainRoles(suggested.get(name)),
    })),
    fault: null,
    faults: reader.kind === 'faults' ? reader.faults.map(faultView) : [],
    trial:
      reader.kind === 'faults'
        ? null
        : await tryRows(services, workspace, rows, more, { read: reader.read, source: map.source }),
  };
}

/** The map without what it says of columns: what is left to their names. */
function bareMap(map: ImportMap): ImportMap {
  const { time: _time, ...rest } = map;
  return { ...rest, columns: {}, rest: 'keep' };
}

const plainRoles = (roles: readonly SuggestedRole[] = []) => roles.map(({ kind, name }) => ({ kind, name }));

const faultView = ({ field, message, code, values }: MapFault) => ({
  field,
  message,
  code,
  values: { ...values },
});

function keysOf(rows: readonly FileRow[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) if (row.kind === 'object') for (const key of Object.keys(row.object)) keys.add(key);
  return [...keys].slice(0, MOST_COLUMNS);
}

/** A few different values of each column, as they stand in the first rows that have one. */
function examplesOf(names: readonly string[], rows: readonly FileRow[]): Map<string, Set<string>> {
  const examples = new Map(names.map((name) => [name, new Set<string>()]));
  for (const row of rows) {
    if (row.kind === 'bad') continue;
    names.forEach((name, at) => {
      const cell = row.kind === 'cells' ? row.cells[at] : row.object[name];
      const known = examples.get(name);
      if (cell === undefined || known === undefined || known.size >= EXAMPLES) return;
      const text = textOfCell(cell).trim().slice(0, EXAMPLE_CHARS).toWellFormed();
      if (text !== '') known.add(text);
    });
  }
  return examples;
}
