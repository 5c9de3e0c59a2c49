import type { Refusal } from '@romashka/model/listen';
import type { Rows } from '../../store/database.ts';
import { deleteCopies, deleteRejected, type RejectedRow, updateRejected } from './rejected.store.ts';
import type { Retry } from './retry-message.ts';

/** A message that went in is forgotten as refused; one that did not keeps what was tried, with the new reason. */
export async function settleRetry(
  rows: Rows,
  row: RejectedRow,
  { submission, body }: Retry,
  refusal: Refusal | null,
  since: number,
): Promise<void> {
  if (refusal === null) {
    await deleteRejected(rows, row.id);
    return;
  }
  const identities = submission.kind === 'refused' ? submission.identities : row.identities;
  await updateRejected(rows, row.id, { refusal, body: storableBody(body), identities });
  if (submission.kind === 'event')
    await deleteCopies(rows, row.id, JSON.stringify(submission.event.message), since);
}

/** PostgreSQL's text refuses NUL and what is not well-formed. */
const storableBody = (body: string): string => body.toWellFormed().replaceAll('\u0000', '\ufffd');
