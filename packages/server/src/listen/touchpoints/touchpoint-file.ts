import { type RowReason, rowReason, type SignalKind, type TouchpointRow } from '@romashka/model/listen';
import {
  type PartNames,
  readTable,
  type SaidRow,
  type TableRow,
  wordOf,
} from '../imports/file/read-table.ts';

const NAMES: PartNames<keyof TouchpointRow> = {
  key: ['touchpoint', 'key', 'id', 'code', 'точкаконтакта', 'точка', 'ключ', 'код'],
  name: ['name', 'title', 'название', 'имя', 'наименование'],
  owner: ['owner', 'responsible', 'ответственный', 'отвечает', 'владелец'],
  purpose: ['purpose', 'goal', 'назначение', 'зачем', 'цель'],
  channel: ['channel', 'канал'],
  standard: ['standard', 'promise', 'стандарт', 'обещание'],
  kinds: ['kinds', 'collects', 'signals', 'виды', 'собирать', 'чтособирать'],
};
const KINDS: Readonly<Record<SignalKind, readonly string[]>> = {
  solicited: ['solicited', 'answers', 'ответы'],
  behaviour: ['behaviour', 'behavior', 'поведение'],
  operation: ['operation', 'operations', 'работасистем', 'работа', 'операции'],
  emotion: ['emotion', 'emotions', 'эмоции'],
};
const MOST_ROWS = 5_000;

/** Reads a file of touchpoints; null where no column names the touchpoint. Throws FileFault where it is no table. */
export const readTouchpointFile = (
  source: AsyncIterable<Buffer>,
  spoolDir: string,
): Promise<readonly TableRow<TouchpointRow>[] | null> =>
  readTable<keyof TouchpointRow, TouchpointRow>(source, {
    names: NAMES,
    needed: 'key',
    most: MOST_ROWS,
    spoolDir,
    read: readRow,
  });

function readRow({ said, columnOf }: SaidRow<keyof TouchpointRow>): TouchpointRow | RowReason {
  if (said('key') === '') return rowReason('no-touchpoint', { column: columnOf('key') ?? 'touchpoint' });
  const kinds = kindsOf(said('kinds'));
  if (kinds === undefined)
    return rowReason('unknown-kind', { column: columnOf('kinds') ?? '', cell: said('kinds') });
  const text = (part: keyof TouchpointRow): string | null => said(part) || null;
  return {
    key: said('key'),
    name: text('name'),
    owner: text('owner'),
    purpose: text('purpose'),
    channel: text('channel'),
    standard: text('standard'),
    kinds,
  };
}

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
