import type { Json } from '@romashka/model/kernel';
import {
  EVENT_BYTES,
  type MessageEnvelope,
  type Refusal,
  type RowMessage,
  type RowReason,
  rowReason,
} from '@romashka/model/listen';
import type { Source } from '../../govern/workspace/workspace-directory.ts';
import type { Outcome, Submission } from '../../hot-path/submission.ts';
import { identityIdOf } from '../../ids.ts';
import { submissionOf } from '../segment/take-messages.ts';
import type { FileRow } from './file/file-row.ts';
import type { RejectedRow } from './import-counts.ts';
import type { ReadRow } from './row-reader.ts';

/** A row that is ready to be submitted, or why it is not taken. */
export type TakenRow =
  | {
      readonly kind: 'taken';
      readonly row: FileRow;
      readonly ids: readonly string[];
      readonly submissions: readonly Submission[];
    }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow };

/** What an import says around its messages: history, and kept for ever by their ids. */
export const importEnvelope = (source: string, now: number): MessageEnvelope => ({
  received: now,
  sentAt: null,
  source,
  history: true,
  type: null,
  newId: () => '',
});

/** Checks a row's messages as the door does. One that is refused refuses its row: a row is taken whole or not at all. */
export function takeRow(row: FileRow, read: ReadRow, envelope: MessageEnvelope, source: Source): TakenRow {
  const ids = read.identities.map((key) => identityIdOf(source.workspace.id, key));
  if (read.result.kind === 'fault')
    return { kind: 'rejected', rejected: rejectedRow(row, read.result.reason, ids) };
  const submissions: Submission[] = [];
  for (const made of read.result.messages) {
    const submission = submissionOf(made.message as Json, envelope, source, true);
    if (submission.kind === 'refused')
      return {
        kind: 'rejected',
        rejected: rejectedRow(row, whyRefused(made, submission.refusal), ids),
      };
    submissions.push(submission);
  }
  return { kind: 'taken', row, ids, submissions };
}

const whyRefused = ({ column }: Pick<RowMessage, 'column'>, { code, reason }: Refusal): RowReason =>
  column === null
    ? rowReason('refused', { reason, code })
    : rowReason('column-refused', { column, reason, code });

const rejectedRow = (row: FileRow, reason: RowReason, identities: readonly string[]): RejectedRow => ({
  line: row.line,
  reason: storableReason(reason),
  content: storableText(row.text).slice(0, EVENT_BYTES),
  identities,
});

const storableReason = ({ code, values }: RowReason): RowReason =>
  rowReason(
    code,
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, storableText(text)])),
  );

/** PostgreSQL's text refuses NUL, and a cut in the middle of a character pair is no text. */
const storableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');

/** A row that was submitted and not stored after all; null when it was. Of an erased person no content is kept. */
export function rejectedByOutcome(
  taken: Extract<TakenRow, { kind: 'taken' }>,
  outcomes: readonly Outcome[],
): RejectedRow | null {
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused')
      return rejectedRow(taken.row, whyRefused({ column: null }, outcome.refusal), taken.ids);
    if (outcome.kind === 'erased')
      return { line: taken.row.line, reason: rowReason('erased'), content: '', identities: [] };
  }
  return null;
}
