import { randomUUID } from 'node:crypto';
import { LIMITS, type Respondent, type Survey, type Walk } from '@romashka/model/surveys';
import { identityIdOf } from '../../ids.ts';
import { secretDigest } from '../../secret.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import { changedParts } from './answer-messages.ts';
import type { Arrival } from './arrivals.ts';
import { type Door, invitedResponseId, type ResponseRow, responseIdOf } from './find-door.store.ts';
import { knownTraits } from './known-traits.ts';
import type { Language } from './page/answering-text.ts';
import { isFull, quotasOf, takePlaces } from './quotas.store.ts';
import type { SentForm } from './read-form.ts';
import { holdInvitation, insertResponse, lockResponse, putFiles, updateResponse } from './responses.store.ts';
import { mayAnswer, type ReadPage, readPage, type Step, stepAfter } from './turn.ts';

/** A page that somebody sent, by an open door. */
export interface SentPage {
  readonly door: Door & { readonly content: Survey; readonly version: number };
  /** Brings a response back that was begun without an invitation. */
  readonly secret: string;
  readonly block: string;
  readonly goes: 'next' | 'back';
  readonly language: Language;
  readonly hidden: Readonly<Record<string, string>>;
  readonly sent: SentForm;
  /** Asked when a response begins that no invitation is for. */
  readonly admit: () => Arrival;
}

export type Outcome =
  /** The page is kept, and so is what came before: go on. */
  | { readonly kind: 'taken'; readonly response: ResponseRow }
  /** Something has to be put right first; a file that was right is kept already. */
  | {
      readonly kind: 'wrong';
      readonly response: ResponseRow | null;
      readonly walk: Walk;
      readonly read: ReadPage;
      readonly isTooLarge: boolean;
    }
  /** The page is not the one to be answered now, or there is nothing more to answer. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly seconds: number };

/** Takes a page in one transaction: when it resolves, what it says it kept is on the disk. */
export async function respond(services: Services, page: SentPage): Promise<Outcome> {
  const attempt = () =>
    services.database.inWorkspace(page.door.workspace, (rows) => take(services, rows, page));
  // Of the same first page sent twice at once, the one that was late finds the response of the other.
  return (await attempt()) ?? (await attempt()) ?? { kind: 'elsewhere' };
}

/** The id of the response that this page belongs to; it decides all that is left to the lot. */
export const responseId = ({ door, secret }: Pick<SentPage, 'door' | 'secret'>): string =>
  door.response?.id ??
  (door.way?.kind === 'invitation' ? invitedResponseId(door.way.invitation.id) : responseIdOf(secret));

/** What is known of whoever answers besides the answers. */
export async function respondentOf(
  rows: Rows,
  door: Door,
  given: { readonly hidden: Readonly<Record<string, string>>; readonly language: Language },
): Promise<Respondent> {
  const traits = door.way?.kind === 'invitation' ? await knownTraits(rows, door.way.invitation.identity) : {};
  return { ...given, traits };
}

async function take(services: Services, rows: Rows, page: SentPage): Promise<Outcome | null> {
  const { door } = page;
  const id = responseId(page);
  const known = await lockResponse(rows, id);
  const changed = changedSince(door, known);
  if (changed !== null) return changed;
  const hidden = known?.hidden ?? page.hidden;
  const respondent = await respondentOf(rows, door, { hidden, language: page.language });
  const walk: Walk = { seed: id, answers: known?.answers ?? {}, respondent };
  const read = readAt(page, walk, known?.block ?? null);
  if (read === null) return { kind: 'elsewhere' };
  const isTooLarge = page.sent.bytes > LIMITS.pageBytes;
  const isWrong = isTooLarge || (read.faults.length > 0 && page.goes === 'next');
  if (isWrong && (read.files.length === 0 || isTooLarge))
    return { kind: 'wrong', response: known ?? null, walk, read, isTooLarge };
  const begun = known ?? (await begin(services, rows, page, id));
  if (begun === null || 'kind' in begun) return begun;
  return isWrong
    ? keepFiles(services, rows, { begun, walk, page, read })
    : keepAll(services, rows, { begun, walk, page, read });
}

/** What happened to the response since the door was looked at, where that decides all; null where nothing did. */
function changedSince(door: SentPage['door'], known: ResponseRow | undefined): Outcome | null {
  if (known === undefined) return door.response === null ? null : { kind: 'gone' };
  return known.state === 'open' && known.version === door.version ? null : { kind: 'elsewhere' };
}

/** What the page says, where it may be answered now. */
function readAt({ door, block: wanted, sent }: SentPage, walk: Walk, after: string | null): ReadPage | null {
  const block = door.content.blocks.find(({ id }) => id === wanted);
  if (block === undefined || !mayAnswer(door.content, walk, wanted, after)) return null;
  return readPage(door.content, walk, block, sent);
}

interface Begun {
  readonly begun: ResponseRow;
  readonly walk: Walk;
  readonly page: SentPage;
  readonly read: ReadPage;
}

async function keepAll(services: Services, rows: Rows, { begun, walk, page, read }: Begun): Promise<Outcome> {
  const survey = page.door.content;
  const after = { ...walk, answers: read.answers };
  const step = stepAfter(survey, after, read, survey.back ? page.goes : 'next');
  const response = await keep(services, rows, { begun, walk: after, page, step });
  await putFiles(rows, response, read.files);
  return { kind: 'taken', response };
}

/** A browser cannot put a file into a form again: the one that was right is kept while the rest is put right. */
async function keepFiles(
  services: Services,
  rows: Rows,
  { begun, walk, page, read }: Begun,
): Promise<Outcome> {
  const after = { ...walk, answers: withFiles(walk, read) };
  const step: Step = { kind: 'page', after: begun.block };
  const response = await keep(services, rows, { begun, walk: after, page, step });
  await putFiles(rows, response, read.files);
  return { kind: 'wrong', response, walk: after, read, isTooLarge: false };
}

/** The answers that were there, and the files that came now: the rest of the page has to be put right. */
function withFiles(walk: Walk, read: ReadPage): Walk['answers'] {
  const files = read.files.flatMap(({ question }) => {
    const value = read.answers[question];
    return value === undefined ? [] : [[question, value] as const];
  });
  return { ...walk.answers, ...Object.fromEntries(files) };
}

/** Begins the response; null where another request has just begun it. */
async function begin(
  services: Services,
  rows: Rows,
  { door, secret, language, hidden, admit }: SentPage,
  id: string,
): Promise<ResponseRow | Outcome | null> {
  const { way, workspace, survey, version } = door;
  if (way === null) return { kind: 'gone' };
  if (way.kind === 'invitation' && !(await holdInvitation(rows, way.invitation.id))) return { kind: 'gone' };
  const isTest = way.kind === 'link' && way.link.kind === 'test';
  const arrival: Arrival = way.kind === 'invitation' || isTest ? { kind: 'counts' } : admit();
  if (arrival.kind === 'refused') return arrival;
  const place = way.kind === 'link' ? way.link : way.invitation;
  const now = new Date(services.now());
  const isNew = await insertResponse(rows, {
    workspace,
    id,
    survey: survey.id,
    version,
    link: way.kind === 'link' ? way.link.id : null,
    invitation: way.kind === 'invitation' ? way.invitation.id : null,
    // An invitation's own token brings it back; nobody knows this one.
    digest: secretDigest(way.kind === 'link' ? secret : randomUUID()),
    ...whoAnswers(door),
    language,
    test: isTest,
    held: arrival.kind === 'held',
    touchpoint: place.touchpoint || survey.touchpoint,
    unit: place.unit,
    channel: place.channel,
    hidden: JSON.stringify(hidden),
    answers: '{}',
    changed: '{}',
    changed_at: '{}',
    started_at: now,
    last_at: now,
  });
  return isNew ? ((await lockResponse(rows, id)) ?? null) : null;
}

/** Whom the answers are of: the customer who was invited, or somebody new for each response. */
function whoAnswers({ way, workspace }: Door): {
  identity: string;
  identity_kind: string;
  identity_value: string;
} {
  if (way?.kind === 'invitation') {
    const { identity, identity_kind, identity_value } = way.invitation;
    return { identity, identity_kind, identity_value };
  }
  const value = randomUUID();
  return {
    identity: identityIdOf(workspace, { kind: 'anonymous', value }),
    identity_kind: 'anonymous',
    identity_value: value,
  };
}

interface Kept {
  readonly begun: ResponseRow;
  readonly walk: Walk;
  readonly page: SentPage;
  readonly step: Step;
}

/** Writes the answers down and decides how the response stands now. */
async function keep(services: Services, rows: Rows, { begun, walk, page, step }: Kept): Promise<ResponseRow> {
  const survey = page.door.content;
  const at = services.now();
  const state = await stateAfter(rows, begun, survey, walk, step);
  const names = changedParts(survey, begun.answers, walk.answers);
  const isSaid = begun.revision === 0 || names.length > 0 || state !== begun.state;
  const revision = begun.revision + (isSaid ? 1 : 0);
  const each = <T>(value: T): Record<string, T> => Object.fromEntries(names.map((name) => [name, value]));
  return updateResponse(rows, begun.id, {
    language: page.language,
    state,
    block: step.kind === 'page' ? step.after : page.block,
    answers: walk.answers,
    changed: { ...begun.changed, ...each(revision) },
    changed_at: { ...begun.changed_at, ...each(at) },
    revision,
    last_at: new Date(at),
    finished_at: state === 'open' ? null : new Date(at),
  });
}

/** Responses that wait for a review take no place: whoever floods a survey must not fill it for the others. */
async function stateAfter(
  rows: Rows,
  { test, held, workspace, survey: id }: ResponseRow,
  survey: Survey,
  walk: Walk,
  step: Step,
): Promise<'open' | 'complete' | 'full'> {
  const quotas = test || held ? [] : quotasOf(survey, walk);
  if (step.kind === 'page') return (await isFull(rows, id, quotas)) ? 'full' : 'open';
  return (await takePlaces(rows, workspace, id, quotas)) ? 'complete' : 'full';
}
