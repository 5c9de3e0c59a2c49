import type { IdentityKey, JsonObject } from '@romashka/model/kernel';
import {
  columnsOfMap,
  type ImportKind,
  type ImportMap,
  type ImportPlan,
  isSegmentRow,
  type MapFault,
  planImport,
  type Row,
  type RowContext,
  type RowResult,
  rowIdentities,
  rowMessages,
  rowReason,
  segmentMessage,
} from '@romashka/model/listen';
import { digestId } from '../../ids.ts';
import type { FileRow } from './file/file-row.ts';
import { openOccurrences } from './occurrences.ts';

/** What a row gives, and whom it is about as far as it says. */
export interface ReadRow {
  readonly result: RowResult;
  readonly identities: readonly IdentityKey[];
}

export type RowReader = (row: FileRow) => ReadRow;

export interface RowReading {
  readonly kind: ImportKind;
  readonly map: ImportMap;
  /** IANA zone of times that name none. */
  readonly zone: string;
  /** Moments later than this (ms since 1970) are refused. */
  readonly latest: number;
}

/** Rows of JSON Lines may differ in their keys; each set has a plan of its own, up to so many. */
const MOST_PLANS = 200;

/** Makes the reader of a file's rows; the faults say why its columns and the map do not fit. */
export function openRowReader(
  reading: RowReading,
  columns: readonly string[] | null,
):
  | { readonly kind: 'reader'; readonly read: RowReader }
  | { readonly kind: 'faults'; readonly faults: readonly MapFault[] } {
  const context: RowContext = { digest: digestId, occurrence: openOccurrences(), latest: reading.latest };
  if (columns === null) return { kind: 'reader', read: objectReader(reading, context) };
  const planned = planImport(reading.kind, reading.map, columns, reading.zone);
  if (planned.kind === 'faults') return planned;
  const { plan } = planned;
  return {
    kind: 'reader',
    read: (row) => (row.kind === 'cells' ? byPlan(plan, row.cells, context) : unread(row)),
  };
}

const unread = (row: FileRow): ReadRow => ({
  result: {
    kind: 'fault',
    reason: row.kind === 'bad' ? row.reason : rowReason('other-form'),
  },
  identities: [],
});

function byPlan(plan: ImportPlan, row: Row, context: RowContext): ReadRow {
  return { result: rowMessages(plan, row, context), identities: rowIdentities(plan, row) };
}

function objectReader(reading: RowReading, context: RowContext): RowReader {
  const plans = new Map<string, ReturnType<typeof planImport>>();
  const named = columnsOfMap(reading.map);
  const takesMessages = reading.kind === 'events' && Object.keys(reading.map.columns).length === 0;
  return (row) => {
    if (row.kind !== 'object') return unread(row);
    if (takesMessages && isSegmentRow(row.object)) return asMessage(row.object, reading, context);
    const columns = columnsOf(row.object, named);
    const key = columns.join('\u0000');
    const planned = plans.get(key) ?? planImport(reading.kind, reading.map, columns, reading.zone);
    if (plans.size >= MOST_PLANS) plans.clear();
    plans.set(key, planned);
    if (planned.kind === 'plan') return byPlan(planned.plan, Object.values(row.object), context);
    const faults = planned.faults.map(({ message }) => message).join(' ');
    const reason = rowReason('map-does-not-fit', { faults });
    return { result: { kind: 'fault', reason }, identities: [] };
  };
}

/** An object that lacks a key says nothing there, as an empty cell does: what the map names counts as a column of each. */
function columnsOf(row: JsonObject, named: readonly string[]): string[] {
  const own = Object.keys(row);
  return [...own, ...named.filter((column) => !Object.hasOwn(row, column))];
}

function asMessage(row: JsonObject, { map, latest }: RowReading, context: RowContext): ReadRow {
  const made = segmentMessage(row, map.source, { ...context, latest });
  const identities = (['userId', 'anonymousId'] as const).flatMap((field): IdentityKey[] => {
    const value = row[field];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [
      { kind: field === 'userId' ? 'user' : 'anonymous', value: String(value).trim().normalize('NFC') },
    ];
  });
  return { result: 'kind' in made ? made : { kind: 'messages', messages: [made] }, identities };
}
