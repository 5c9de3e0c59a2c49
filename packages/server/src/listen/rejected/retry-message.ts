import { type EventType, isJsonObject, type Json, type JsonObject } from '@romashka/model/kernel';
import { type MessageEnvelope, type Refusal, refuse } from '@romashka/model/listen';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import type { Submission } from '../../hot-path/submission.ts';
import { newId } from '../../ids.ts';
import { submissionOf } from '../segment/take-messages.ts';
import type { RejectedRow } from './rejected.store.ts';

/** A refused message on its second way in, with the text that was tried. */
export interface Retry {
  readonly submission: Submission;
  readonly body: string;
}

/** Makes a submission of a refused message, of the body it was refused with or of a mended one. */
export function retryMessage(
  row: RejectedRow,
  mended: string | undefined,
  workspace: Workspace,
  now: number,
): Retry {
  const body = mended ?? row.body;
  const source = { workspace, name: row.source, allowedOrigins: [] };
  let message: Json;
  try {
    message = JSON.parse(body);
  } catch (error) {
    const reason = `the message is not JSON: ${error instanceof Error ? error.message : ''}`;
    return { submission: refusedText(refuse('not-an-object', '', reason), row, body), body };
  }
  const envelope: MessageEnvelope = {
    received: now,
    sentAt: null,
    source: row.source,
    history: false,
    type: isJsonObject(message) ? callOf(message) : null,
    newId: () => newId(now),
  };
  return {
    submission: submissionOf(isJsonObject(message) ? freshIn(message, row) : message, envelope, source),
    body,
  };
}

const refusedText = (refusal: Refusal, row: RejectedRow, body: string): Submission => ({
  kind: 'refused',
  refusal,
  source: row.source,
  body,
  identities: row.identities,
});

/** A store refused it after its id was remembered: under the same id it would pass for known. */
function freshIn(message: JsonObject, row: RejectedRow): JsonObject {
  if (row.code !== 'store-refused') return message;
  const { messageId: _, ...rest } = message;
  return rest;
}

/** The call that a message without a type was sent to, by the field that only that call has. */
function callOf(message: JsonObject): EventType | null {
  if ('event' in message) return 'track';
  if ('previousId' in message) return 'alias';
  if ('groupId' in message) return 'group';
  if ('traits' in message) return 'identify';
  return 'name' in message ? 'page' : null;
}
