import type { SurveyLink } from '@romashka/model/contract';
import type { Caller, Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import { submissionOf } from '../segment/take-messages.ts';
import { findInvited, insertInvitations, type NewInvitation } from './invitations.ts';
import { type CountedLink, endLink, insertLinks, listLinks } from './links.store.ts';
import { changeSurvey, inSurvey } from './surveys.routes.ts';

export const surveyLinkHandlers = {
  'surveyLinks.list': async ({ services, caller, params, query }) => {
    const [before] = readCursor(query.cursor, ['string']) ?? [];
    const found = await inSurvey(services, caller, params.id, (rows) =>
      listLinks(rows, params.id, caller.scope, {
        before: before === undefined ? null : uuidOf(before),
        limit: query.limit + 1,
      }),
    );
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map((link) => linkOf(services, link)),
      next: found.length > query.limit && last !== undefined ? writeCursor([last.id]) : null,
    };
  },
  'surveyLinks.create': async ({ services, caller, params, body, note }) => {
    const expires = momentOf(caller, body.expires);
    const made = await changeSurvey(services, caller, params.id, async (rows, survey) => {
      const ids = await insertLinks(
        rows,
        {
          workspace: caller.workspaceId,
          survey: params.id,
          kind: body.kind,
          name: body.name,
          touchpoint: body.touchpoint || survey.touchpoint,
          channel: body.channel || CHANNELS[body.kind],
          expires,
          by: caller.actor,
        },
        body.units,
      );
      return listLinks(rows, params.id, caller.scope, { before: null, limit: ids.length, ids });
    });
    note(params.id, { links: made.length, kind: body.kind });
    return { items: made.map((link) => linkOf(services, link)) };
  },
  'surveyLinks.end': async ({ services, caller, params, note }) => {
    const ended = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      endLink(rows, params.id, new Date(services.now())),
    );
    if (!ended) throw notFound('link');
    note(params.id);
    return { done: true as const };
  },
  'surveys.invite': async ({ services, caller, params, body, note }) => {
    const expires = momentOf(caller, body.expires);
    if (expires === null || expires.getTime() <= services.now())
      throw new Problem(400, 'expires-in-the-past', 'The links would be expired from the beginning.');
    const { made, rowsOf, unknown, key, place } = await changeSurvey(
      services,
      caller,
      params.id,
      async (rows, survey) => {
        const found = await findInvited(rows, caller.workspaceId, body.customers);
        const known = found.flatMap((identity, row) => (identity === null ? [] : [{ identity, row }]));
        const at = {
          touchpoint: body.touchpoint || survey.touchpoint,
          unit: body.unit,
          channel: body.channel || 'link',
        };
        const links = await insertInvitations(
          rows,
          { workspace: caller.workspaceId, survey: params.id, ...at, expires },
          known.map(({ identity }) => identity),
        );
        return {
          made: links,
          rowsOf: known.map(({ row }) => row),
          unknown: found.flatMap((identity, row) => (identity === null ? [row] : [])),
          key: survey.key,
          place: at,
        };
      },
    );
    await tellSent(services, caller, key, place, made);
    note(params.id, { invited: made.length, unknown: unknown.length });
    return {
      items: made.map(({ token }, at) => ({
        row: rowsOf[at] ?? 0,
        url: `${services.publicUrl}/s/${token}`,
        expires: expires.toISOString(),
      })),
      unknown,
    };
  },
} satisfies Partial<Handlers>;

/** How answers of a link come in, where it says nothing else. */
const CHANNELS = { open: 'link', kiosk: 'kiosk', test: 'test' } as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a cursor; throws Problem 400 where it is none. */
export function uuidOf(place: string | number): string {
  if (typeof place === 'string' && UUID.test(place)) return place;
  throw new Problem(400, 'bad-cursor', 'The cursor is not one that this API gave.');
}

function momentOf(caller: Caller, text: string | null): Date | null {
  const at = text === null ? null : readMoment(text, caller.workspace.timeZone);
  return at === null ? null : new Date(at);
}

const linkOf = (services: Services, link: CountedLink): SurveyLink => ({
  id: link.id,
  kind: link.kind as SurveyLink['kind'],
  name: link.name,
  url: `${services.publicUrl}/s/${link.token}`,
  touchpoint: link.touchpoint,
  unit: link.unit,
  channel: link.channel,
  expires: link.expires?.toISOString() ?? null,
  endedAt: link.ended_at?.toISOString() ?? null,
  createdAt: link.created_at.toISOString(),
  begun: link.begun,
  complete: link.complete,
});

/** An invitation is an event of the customer: the share of those who answer is counted against it. */
async function tellSent(
  services: Services,
  caller: Caller,
  survey: string,
  place: { readonly touchpoint: string; readonly unit: string; readonly channel: string },
  made: readonly NewInvitation[],
): Promise<void> {
  const received = services.now();
  const source = { workspace: caller.workspace, name: 'surveys', allowedOrigins: [] };
  const envelope = {
    received,
    sentAt: null,
    source: source.name,
    history: false,
    type: null,
    newId: () => '',
  };
  await services.intake.submit(
    caller.workspace,
    made.map(({ id, identity }) =>
      submissionOf(
        {
          type: 'track',
          event: 'Survey Sent',
          messageId: `survey-sent-${id}`,
          timestamp: new Date(received).toISOString(),
          ...(identity.kind === 'user' ? { userId: identity.value } : { anonymousId: identity.value }),
          properties: { survey, invitation_id: id, ...place },
        },
        envelope,
        source,
      ),
    ),
  );
}
