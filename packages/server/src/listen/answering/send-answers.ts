import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import type { MessageEnvelope } from '@romashka/model/listen';
import type { Survey } from '@romashka/model/surveys';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { submissionOf } from '../segment/take-messages.ts';
import { messagesOf, type SentResponse } from './answer-messages.ts';
import type { ResponseRow } from './find-door.store.ts';
import { markSent } from './responses.store.ts';

/** What the facts name as the source of answers. */
const SOURCE = 'surveys';

/** Sends what responses of a workspace say and is not in the log yet; resolves when it is durable there. */
export async function sendAnswers(
  services: Services,
  workspaceNumber: WorkspaceId,
  responses: readonly SentResponse[],
): Promise<void> {
  const waiting = responses.filter(({ row }) => isWaiting(row));
  if (waiting.length === 0) return;
  const workspace = await services.workspaces.byId(workspaceNumber);
  const source = { workspace, name: SOURCE, allowedOrigins: [] };
  const received = services.now();
  const envelope: MessageEnvelope = {
    received,
    sentAt: null,
    source: SOURCE,
    history: false,
    type: null,
    newId: () => newId(received),
  };
  const messages = waiting.flatMap(messagesOf);
  await services.intake.submit(
    workspace,
    messages.map((message) => submissionOf(message, envelope, source)),
  );
  await services.database.inWorkspace(workspaceNumber, async (rows) => {
    for (const { row } of waiting) await markSent(rows, row.id, row.revision);
  });
}

/** Test answers never leave their table, and held ones not before somebody lets them count. */
const isWaiting = ({ sent, revision, test, held }: ResponseRow): boolean => sent < revision && !test && !held;

const ROUND = 200;
/** A request that has just saved a page sends it itself: the job leaves it this long. */
const GRACE_MS = 20_000;

/**
 * Sends what was left behind: by a process that ended between saving a page and sending it, by an
 * intake that could not take it, or by a review that let held responses count.
 * @returns how many responses were sent
 */
export async function resendAnswers(services: Services, signal: AbortSignal): Promise<number> {
  let sent = 0;
  let after: { workspace: number; id: string } | null = null;
  while (!signal.aborted) {
    const found = await findWaiting(services, after);
    const last = found.at(-1);
    if (last === undefined) return sent;
    after = last;
    for (const workspace of new Set(found.map((one) => one.workspace))) {
      const ids = found.filter((one) => one.workspace === workspace).map(({ id }) => id);
      const responses = await readResponses(services, workspaceId(workspace), ids);
      await sendAnswers(services, workspaceId(workspace), responses);
      sent += responses.length;
    }
  }
  return sent;
}

/** The next of those that wait, in the order of their ids, so that one that cannot be sent holds up no other. */
const findWaiting = (services: Services, after: { workspace: number; id: string } | null) =>
  services.database.asSystem((rows) =>
    rows
      .selectFrom('survey_response')
      .select(['workspace', 'id'])
      .whereRef('sent', '<', 'revision')
      .where('test', '=', false)
      .where('held', '=', false)
      .where('last_at', '<', new Date(services.now() - GRACE_MS))
      .$if(after !== null, (query) =>
        query.where((e) =>
          e.or([
            e('workspace', '>', after?.workspace ?? 0),
            e.and([e('workspace', '=', after?.workspace ?? 0), e('id', '>', after?.id ?? '')]),
          ]),
        ),
      )
      .orderBy('workspace')
      .orderBy('id')
      .limit(ROUND)
      .execute(),
  );

function readResponses(
  services: Services,
  workspace: WorkspaceId,
  ids: readonly string[],
): Promise<SentResponse[]> {
  return services.database.inWorkspace(workspace, async (rows) => {
    const responses = await rows.selectFrom('survey_response').selectAll().where('id', 'in', ids).execute();
    const versions = new Map<string, { key: string; survey: Survey }>();
    const all: SentResponse[] = [];
    for (const row of responses) {
      const name = `${row.survey} ${row.version}`;
      const known = versions.get(name) ?? (await readAsked(rows, row));
      versions.set(name, known);
      all.push({ row, ...known });
    }
    return all;
  });
}

async function readAsked(
  rows: Parameters<Parameters<Services['database']['inWorkspace']>[1]>[0],
  row: ResponseRow,
): Promise<{ key: string; survey: Survey }> {
  const found = await rows
    .selectFrom('survey')
    .innerJoin('survey_version', (join) =>
      join
        .onRef('survey_version.workspace', '=', 'survey.workspace')
        .onRef('survey_version.survey', '=', 'survey.id'),
    )
    .select(['survey.key', 'survey_version.content'])
    .where('survey.id', '=', row.survey)
    .where('survey_version.version', '=', row.version)
    .executeTakeFirstOrThrow();
  return { key: found.key, survey: found.content as Survey };
}
