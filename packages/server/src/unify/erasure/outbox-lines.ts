import { workspaceId } from '@romashka/model/kernel';
import {
  ANSWER_COLUMNS,
  EVENT_COLUMNS,
  IDENTITY_COLUMNS,
  PROFILE_COLUMNS,
} from '../../hot-path/facts-rows.ts';
import { namedByAlias } from './alias-mentions.ts';

/** The columns of an outbox row that hold facts, each with the cells of a line that say whose it is. */
export const OUTBOX_COLUMNS = {
  events: [EVENT_COLUMNS.indexOf('identity')],
  answers: [ANSWER_COLUMNS.indexOf('identity')],
  profiles: [PROFILE_COLUMNS.indexOf('person')],
  identities: [IDENTITY_COLUMNS.indexOf('identity'), IDENTITY_COLUMNS.indexOf('person')],
} as const satisfies Readonly<Record<string, readonly number[]>>;
export type OutboxColumn = keyof typeof OUTBOX_COLUMNS;
export const OUTBOX_COLUMN_NAMES = Object.keys(OUTBOX_COLUMNS) as OutboxColumn[];

const TYPE = EVENT_COLUMNS.indexOf('type');
const MESSAGE = EVENT_COLUMNS.indexOf('raw');

/** What stands in place of a line that was taken out. */
export const SCRUBBED = ' ';

/** The lines of an outbox column that are of one of the ids, as cells in the order of the facts table. */
export function linesOf(column: OutboxColumn, text: string, ids: ReadonlySet<string>): unknown[][] {
  return text.split('\n').flatMap((line) => {
    const cells = cellsOf(line);
    return cells !== null && isOwn(column, cells, ids) ? [cells] : [];
  });
}

/**
 * Takes the lines of the ids out of an outbox column, and those of others that name one of them as
 * who they were before. A blank stays in the place of each: a shipment that was halved around a bad
 * line and broke off is sent again by the same halves, whose deduplication tokens are good only as
 * long as every line stands where it stood.
 */
export function scrubLines(
  column: OutboxColumn,
  text: string,
  ids: ReadonlySet<string>,
): { readonly text: string; readonly removed: number } {
  let removed = 0;
  const lines = text.split('\n').map((line) => {
    const cells = cellsOf(line);
    if (cells === null || !(isOwn(column, cells, ids) || mentions(column, cells, ids))) return line;
    removed += 1;
    return SCRUBBED;
  });
  return { text: lines.join('\n'), removed };
}

function cellsOf(line: string): unknown[] | null {
  if (line.trim() === '') return null;
  const cells: unknown = JSON.parse(line);
  return Array.isArray(cells) ? cells : null;
}

const isOwn = (column: OutboxColumn, cells: readonly unknown[], ids: ReadonlySet<string>): boolean =>
  OUTBOX_COLUMNS[column].some((index) => ids.has(String(cells[index])));

const mentions = (column: OutboxColumn, cells: readonly unknown[], ids: ReadonlySet<string>): boolean =>
  column === 'events' &&
  cells[TYPE] === 'alias' &&
  namedByAlias(workspaceId(Number(cells[0])), cells[MESSAGE]).some((id) => ids.has(id));
