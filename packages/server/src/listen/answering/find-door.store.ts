import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import type { Survey } from '@romashka/model/surveys';
import type { Selectable } from 'kysely';
import { digestId } from '../../ids.ts';
import { secretDigest } from '../../secret.ts';
import type { Database, Rows } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

export type ResponseRow = Selectable<Schema['survey_response']>;
type LinkRow = Selectable<Schema['survey_link']>;
type InvitationRow = Selectable<Schema['survey_invitation']>;
export type SurveyHead = Pick<
  Selectable<Schema['survey']>,
  'id' | 'key' | 'state' | 'version' | 'touchpoint' | 'held_above'
>;

/** By what somebody comes to a survey; null where it is gone, and only a response is left of it. */
export type Way =
  | { readonly kind: 'link'; readonly link: LinkRow }
  | { readonly kind: 'invitation'; readonly invitation: InvitationRow };

/** What a token opens. */
export interface Door {
  readonly workspace: WorkspaceId;
  /** As it stands in the address. */
  readonly token: string;
  readonly survey: SurveyHead;
  readonly way: Way | null;
  /** The response that is under way, or was finished, for whoever comes. */
  readonly response: ResponseRow | null;
  /** The token is that of the response itself. */
  readonly isResume: boolean;
  /** The version that is asked: of the response, or the one that a new one would begin with. */
  readonly version: number | null;
  readonly content: Survey | null;
}

const TOKEN = /^[\w-]{8,200}$/;
export const isToken = (text: string): boolean => TOKEN.test(text);

/** A response has one id per secret, so that a page that is sent twice begins one response. */
export const responseIdOf = (secret: string): string => digestId(`response\u0000${secret}`);
/** An invitation has one response. */
export const invitedResponseId = (invitation: string): string => digestId(`invited\u0000${invitation}`);

/** What whoever comes brings along besides the token. */
export interface Brought {
  /** The secret of a response that was begun by the same link, from its cookie or its form. */
  readonly secret: string | null;
  /** The version whose first page the form shows. */
  readonly version: number | null;
}

/** What a token opens; null where it opens nothing. Only reads. */
export async function findDoor(database: Database, token: string, brought: Brought): Promise<Door | null> {
  if (!isToken(token)) return null;
  const found = await findWay(database, token);
  if (found === null) return null;
  const workspace = workspaceId(found.workspace);
  return database.inWorkspace(workspace, (rows) => readDoor(rows, workspace, token, found, brought));
}

type Found =
  | { readonly kind: 'link' | 'invitation'; readonly workspace: number; readonly id: string }
  | { readonly kind: 'response'; readonly workspace: number; readonly id: string };

async function findWay(database: Database, token: string): Promise<Found | null> {
  const link = await database.lookup(token, (rows) =>
    rows.selectFrom('survey_link').select(['workspace', 'id']).where('token', '=', token).executeTakeFirst(),
  );
  if (link !== undefined) return { kind: 'link', ...link };
  const digest = secretDigest(token);
  return database.lookup(digest, async (rows) => {
    const of = (table: 'survey_invitation' | 'survey_response') =>
      rows.selectFrom(table).select(['workspace', 'id']).where('digest', '=', digest).executeTakeFirst();
    const invitation = await of('survey_invitation');
    if (invitation !== undefined) return { kind: 'invitation', ...invitation };
    const response = await of('survey_response');
    return response === undefined ? null : { kind: 'response', ...response };
  });
}

async function readDoor(
  rows: Rows,
  workspace: WorkspaceId,
  token: string,
  found: Found,
  brought: Brought,
): Promise<Door | null> {
  const resumed = found.kind === 'response' ? await readResponse(rows, found.id) : undefined;
  const way = await readWay(rows, found, resumed);
  const response = resumed ?? (way === null ? undefined : await responseBy(rows, way, brought.secret));
  const surveyId = response?.survey ?? (way?.kind === 'link' ? way.link.survey : way?.invitation.survey);
  if (surveyId === undefined) return null;
  const survey = await rows
    .selectFrom('survey')
    .select(['id', 'key', 'state', 'version', 'touchpoint', 'held_above'])
    .where('id', '=', surveyId)
    .executeTakeFirst();
  if (survey === undefined) return null;
  const asked = await readVersion(rows, survey, response?.version ?? brought.version);
  return {
    workspace,
    token,
    survey,
    way,
    response: response ?? null,
    isResume: found.kind === 'response',
    version: asked?.version ?? null,
    content: asked?.content ?? null,
  };
}

export const readResponse = (rows: Rows, id: string): Promise<ResponseRow | undefined> =>
  rows.selectFrom('survey_response').selectAll().where('id', '=', id).executeTakeFirst();

async function readWay(rows: Rows, found: Found, resumed: ResponseRow | undefined): Promise<Way | null> {
  const linkId = found.kind === 'link' ? found.id : (resumed?.link ?? null);
  const invitationId = found.kind === 'invitation' ? found.id : (resumed?.invitation ?? null);
  if (linkId !== null) {
    const link = await rows.selectFrom('survey_link').selectAll().where('id', '=', linkId).executeTakeFirst();
    return link === undefined ? null : { kind: 'link', link };
  }
  if (invitationId === null) return null;
  const invitation = await rows
    .selectFrom('survey_invitation')
    .selectAll()
    .where('id', '=', invitationId)
    .executeTakeFirst();
  return invitation === undefined ? null : { kind: 'invitation', invitation };
}

/** The response that belongs to whoever comes this way: a secret opens only what was begun by the same link. */
async function responseBy(rows: Rows, way: Way, secret: string | null): Promise<ResponseRow | undefined> {
  if (way.kind === 'invitation') return readResponse(rows, invitedResponseId(way.invitation.id));
  if (secret === null || !isToken(secret)) return undefined;
  const response = await readResponse(rows, responseIdOf(secret));
  return response?.link === way.link.id ? response : undefined;
}

/** What the wanted version asks, or the one that is asked now where it is not there. */
async function readVersion(
  rows: Rows,
  survey: SurveyHead,
  wanted: number | null,
): Promise<{ version: number; content: Survey } | undefined> {
  const of = async (version: number) => {
    const found = await rows
      .selectFrom('survey_version')
      .select(['version', 'content'])
      .where('survey', '=', survey.id)
      .where('version', '=', version)
      .executeTakeFirst();
    // What was published was read by the schema, which filled in all that was left out.
    return found === undefined ? undefined : { version: found.version, content: found.content as Survey };
  };
  const found = wanted === null ? undefined : await of(wanted);
  return found ?? (survey.version === null ? undefined : await of(survey.version));
}
