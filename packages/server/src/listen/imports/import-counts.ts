import type { RowReason } from '@romashka/model/listen';

/** How far an import has come. Rows are of the file, `accepted` and `repeated` count the events made of them. */
export interface ImportCounts {
  rows: number;
  accepted: number;
  repeated: number;
  rejected: number;
  /** Of the file as it was sent. */
  bytes: number;
  /** Persons joined by the workspace's rules. */
  merged: number;
  /** Pairs held as possible matches, and pairs that were looked at and left apart. */
  held: number;
  apart: number;
}

export const noCounts = (): ImportCounts => ({
  rows: 0,
  accepted: 0,
  repeated: 0,
  rejected: 0,
  bytes: 0,
  merged: 0,
  held: 0,
  apart: 0,
});

/** A row that was not taken, as it is kept for whoever mends the file. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: RowReason;
  readonly content: string;
  /** Ids of the identities that it names, so that an erasure finds it. */
  readonly identities: readonly string[];
}
