import type { IdentityKey } from '../../kernel/event.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { ImportPlan } from './import-plan.ts';
import { type Cell, isEmptyCell } from './read-cell.ts';
import { type RowReason, type RowReasonCode, rowReason } from './row-reason.ts';

/** The cells of a row, in the order of the plan's columns. */
export type Row = readonly Cell[];

/** What turning rows into messages needs from outside. */
export interface RowContext {
  /** A short text that is the same for the same content, always and everywhere. */
  readonly digest: (text: string) => string;
  /** How often this key was asked for before within this file. */
  readonly occurrence: (key: string) => number;
  /** Moments later than this (ms since 1970) are refused: nothing has happened in the future. */
  readonly latest: number;
}

/** A message in the shape of the Segment door, with the column that it came from where there is one. */
export interface RowMessage {
  readonly message: JsonObject;
  readonly column: string | null;
}

/** A row that is not taken. */
export interface RowFault {
  readonly kind: 'fault';
  readonly reason: RowReason;
}

export const rowFault = (code: RowReasonCode, values: RowReason['values'] = {}): RowFault => ({
  kind: 'fault',
  reason: rowReason(code, values),
});

/** Who the row is about, as far as it says. */
export function rowIdentities(plan: ImportPlan, row: Row): IdentityKey[] {
  const identities: IdentityKey[] = [];
  for (const [kind, column] of [
    ['user', plan.userId],
    ['anonymous', plan.anonymousId],
  ] as const) {
    const cell = column === null ? undefined : row[column.index];
    if (!isEmptyCell(cell) && typeof cell !== 'object')
      identities.push({ kind, value: String(cell).trim().normalize('NFC') });
  }
  return identities;
}
