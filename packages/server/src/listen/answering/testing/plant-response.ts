import { randomUUID } from 'node:crypto';
import type { IdentityKey, WorkspaceId } from '@romashka/model/kernel';
import { identityIdOf } from '../../../ids.ts';
import type { Rows } from '../../../store/database.ts';

/** Puts an invitation, a response with words and a file of somebody into the tables, past all doors. */
export async function plantResponse(
  rows: Rows,
  workspace: WorkspaceId,
  { kind, value }: IdentityKey,
  words: string,
): Promise<void> {
  const identity = identityIdOf(workspace, { kind, value });
  const who = { identity, identity_kind: kind, identity_value: value };
  const survey = randomUUID();
  const content = JSON.stringify({ languages: ['en'], title: {}, blocks: [] });
  const at = new Date();
  await rows
    .insertInto('survey')
    .values({
      workspace,
      id: survey,
      key: survey,
      name: 'Planted',
      draft: content,
      created_by: '',
      updated_by: '',
    })
    .execute();
  await rows
    .insertInto('survey_version')
    .values({ workspace, survey, version: 1, content, at, by: '' })
    .execute();
  const invitation = randomUUID();
  await rows
    .insertInto('survey_invitation')
    .values({ workspace, id: invitation, survey, digest: randomUUID(), ...who, expires: at })
    .execute();
  const response = randomUUID();
  await rows
    .insertInto('survey_response')
    .values({
      workspace,
      id: response,
      survey,
      version: 1,
      link: null,
      invitation,
      digest: randomUUID(),
      ...who,
      language: 'en',
      block: null,
      hidden: '{}',
      answers: JSON.stringify({ why: words }),
      changed: '{}',
      changed_at: '{}',
      started_at: at,
      last_at: at,
    })
    .execute();
  await rows
    .insertInto('survey_file')
    .values({
      workspace,
      id: randomUUID(),
      survey,
      response,
      identity,
      name: `${words}.txt`,
      type: 'text/plain',
      content: Buffer.from(words),
    })
    .execute();
}
