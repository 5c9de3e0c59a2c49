import type { Json } from '@romashka/model/kernel';
import { type RowReason, rowReason, type SignalKind, type TouchpointRow } from '@romashka/model/listen';
import { FileFault } from '../imports/file/file-fault.ts';
import type { FileRow } from '../imports/file/file-row.ts';
import { openFile } from '../imports/file/open-file.ts';

/** How files call the parts of a row, in small letters without blanks and signs. */
const NAMES: Readonly<Record<keyof TouchpointRow, readonly string[]>> = {
  key: ['touchpoint', 'key', 'id', 'code', 'точкаконтакта', 'точка', 'ключ', 'код'],
  name: ['name', 'title', 'название', 'имя', 'наименование'],
  owner: ['owner', 'responsible', 'ответственный', 'отвечает', 'владелец'],
  purpose: ['purpose', 'goal', 'назначение', 'зачем', 'цель'],
  channel: ['channel', 'канал'],
  standard: ['standard', 'promise', 'стандарт', 'обещание'],
  kinds: ['kinds', 'collects', 'signals', 'виды', 'собирать', 'чтособирать'],
};
const PARTS = Object.keys(NAMES) as (keyof TouchpointRow)[];
const KINDS: Readonly<Record<SignalKind, readonly string[]>> = {
  solicited: ['solicited', 'answers', 'ответы'],
  behaviour: ['behaviour', 'behavior', 'поведение'],
  operation: ['operation', 'operations', 'работасистем', 'работа', 'операции'],
  emotion: ['emotion', 'emotions', 'эмоции'],
};
const MOST_CHARS = 200;
const MOST_ROWS = 5_000;

/** A row of the file that is taken, or why it is not. */
export type TouchpointFileRow =
  | { readonly kind: 'row'; readonly line: number; readonly row: TouchpointRow }
  | { readonly kind: 'bad'; readonly line: number; readonly key: string; readonly reason: RowReason };

type Places = Partial<Record<keyof TouchpointRow, string>>;

/**
 * Reads a file of touchpoints (CSV or JSON Lines); `known` is false where no column names the touchpoint.
 * Throws FileFault where it is no table.
 */
export async function readTouchpointFile(
  source: AsyncIterable<Buffer>,
): Promise<{ readonly known: boolean; readonly rows: readonly TouchpointFileRow[] }> {
  const file = await openFile(source, { encoding: null, delimiter: null });
  if (file.columns !== null && placesOf(file.columns).key === undefined) return { known: false, rows: [] };
  const rows: TouchpointFileRow[] = [];
  for await (const some of file.rows)
    for (const row of some) {
      if (rows.length === MOST_ROWS) throw new FileFault(`A file of touchpoints may have ${MOST_ROWS} rows.`);
      rows.push(readRow(row, file.columns));
    }
  return { known: true, rows };
}

const wordOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function placesOf(columns: readonly string[]): Places {
  const places: Places = {};
  for (const part of PARTS) {
    const column = columns.find((one) => NAMES[part].includes(wordOf(one)));
    if (column !== undefined) places[part] = column;
  }
  return places;
}

function readRow(row: FileRow, columns: readonly string[] | null): TouchpointFileRow {
  const { line } = row;
  if (row.kind === 'bad') return { kind: 'bad', line, key: '', reason: row.reason };
  const names = row.kind === 'object' ? Object.keys(row.object) : (columns ?? []);
  const cells = row.kind === 'object' ? Object.values(row.object) : row.cells;
  const places = placesOf(names);
  const said = (part: keyof TouchpointRow): string => textOf(cells[names.indexOf(places[part] ?? '')] ?? '');
  const key = said('key');
  const kinds = kindsOf(said('kinds'));
  const reason = faultOf(places, said, kinds);
  if (reason !== null || kinds === undefined)
    return { kind: 'bad', line, key, reason: reason ?? rowReason('no-touchpoint', { column: '' }) };
  const text = (part: keyof TouchpointRow): string | null => said(part) || null;
  return {
    kind: 'row',
    line,
    row: {
      key,
      name: text('name'),
      owner: text('owner'),
      purpose: text('purpose'),
      channel: text('channel'),
      standard: text('standard'),
      kinds,
    },
  };
}

const textOf = (cell: Json): string =>
  (Array.isArray(cell) ? cell.join(',') : typeof cell === 'string' ? cell : JSON.stringify(cell)).trim();

/** The kinds that a cell lists; null for none said, undefined where one is unknown. */
function kindsOf(cell: string): readonly SignalKind[] | null | undefined {
  const words = cell.split(/[,;|/+]/).map(wordOf);
  const named = words.filter((word) => word !== '');
  if (named.length === 0) return null;
  const kinds = named.map((word) =>
    (Object.keys(KINDS) as SignalKind[]).find((kind) => KINDS[kind].includes(word)),
  );
  return kinds.every((kind) => kind !== undefined) ? [...new Set(kinds)] : undefined;
}

/** What is wrong with a row's cells; null when nothing is. */
function faultOf(
  places: Places,
  said: (part: keyof TouchpointRow) => string,
  kinds: ReturnType<typeof kindsOf>,
): RowReason | null {
  if (said('key') === '') return rowReason('no-touchpoint', { column: places.key ?? 'touchpoint' });
  const long = PARTS.find((part) => said(part).length > MOST_CHARS);
  if (long !== undefined) return rowReason('cell-too-long', { column: places[long] ?? '' });
  if (kinds === undefined)
    return rowReason('unknown-kind', { column: places.kinds ?? '', cell: said('kinds') });
  return null;
}
