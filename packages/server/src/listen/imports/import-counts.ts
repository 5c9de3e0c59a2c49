import type { RowReason } from '@romashka/model/listen';

/** How far an import has come. Rows are of the file, `accepted` and `repeated` count the events made of them. */
export interface ImportCounts {
  rows: number;
  accepted: number;
  repeated: number;
  rejected: number;
  /** Of the file as it was sent. */
  bytes: number;
}

/** A row that was not taken, as it is kept for whoever mends the file. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: RowReason;
  readonly content: string;
  /** Ids of the identities that it names, so that an erasure finds it. */
  readonly identities: readonly string[];
}
