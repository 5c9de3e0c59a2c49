import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from '../../secret.ts';
import type { Services } from '../../services.ts';
import { type Arrivals, openArrivals } from './arrivals.ts';
import { ASSETS_FOLDER, type Assets, readAssets } from './assets.ts';
import { isKiosk, type Shown, shutPage } from './door-pages.ts';
import { type Door, findDoor, isToken } from './find-door.store.ts';
import { languageOf } from './page/message-page.ts';
import { FORM_BYTES, PageTooLarge, readForm, type SentForm, UnreadableForm } from './read-form.ts';
import { findPicture } from './responses.store.ts';
import { showDoor } from './show-door.ts';
import { takePage } from './take-page.ts';
import { OWN } from './turn.ts';

const COOKIE = 'romashka_response';
const COOKIE_SECONDS = 30 * 24 * 3_600;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HIDDEN = { schema: { hide: true } } as const;

interface ByToken {
  Params: { token: string };
  Querystring: Readonly<Record<string, string | string[] | undefined>>;
}

/** The pages that respondents meet. Looking at one changes nothing: a response begins when a page is sent. */
export async function answeringRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const assets = await readAssets();
  const arrivals = openArrivals(services.now);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, body),
  );
  // A file that is too large is told at its question: it does not end the reading of the others.
  await app.register(multipart, { throwFileSizeLimit: false });
  app.setErrorHandler((error, request, reply) => sendFault(app, assets, error, request, reply));
  await app.register(fastifyStatic, {
    root: `${ASSETS_FOLDER}assets`,
    prefix: '/s/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    schemaHide: true,
  });
  app.get<{ Params: { id: string } }>('/s/image/:id', HIDDEN, async (request, reply) =>
    sendPicture(services, request.params.id, reply),
  );
  app.get<ByToken>('/s/:token', HIDDEN, async (request, reply) => show(services, assets, request, reply));
  app.post<ByToken>('/s/:token', HIDDEN, async (request, reply) =>
    take(services, assets, arrivals, request, reply),
  );
}

const send = (reply: FastifyReply, { status, page }: Shown): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);

const goTo = (reply: FastifyReply, path: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(path, 303);

function secretOf(request: FastifyRequest): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === COOKIE && isToken(value)) return value;
  }
  return null;
}

const isPlainLink = ({ way, isResume }: Door): boolean =>
  way?.kind === 'link' && way.link.kind !== 'kiosk' && !isResume;

function giveCookie(services: Services, reply: FastifyReply, token: string, secret: string): void {
  const secure = services.publicUrl.startsWith('https:') ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${COOKIE}=${secret}; Path=/s/${token}; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
}

async function show(
  services: Services,
  assets: Assets,
  request: FastifyRequest<ByToken>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { token } = request.params;
  const known = request.query['again'] === undefined ? secretOf(request) : null;
  const door = await findDoor(services.database, token, { secret: known, version: null });
  if (door === null)
    return send(reply, shutPage('unknown', languageOf(request.headers['accept-language']), assets));
  const secret = door.isResume ? token : ((isKiosk(door) ? null : known) ?? newSecret());
  if (isPlainLink(door) && secret !== known) giveCookie(services, reply, token, secret);
  const shown = await showDoor(services, assets, {
    door,
    secret,
    accepts: request.headers['accept-language'],
    query: request.query,
  });
  return 'to' in shown ? goTo(reply, shown.to) : send(reply, shown);
}

async function take(
  services: Services,
  assets: Assets,
  arrivals: Arrivals,
  request: FastifyRequest<ByToken>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { token } = request.params;
  const sent = await readForm(request);
  const outcome = await answerTo(services, assets, arrivals, request, sent).catch((error: unknown) => {
    services.log.error({ err: error }, 'a page of a survey could not be taken');
    const language = languageOf(request.headers['accept-language']);
    const resend = { action: `/s/${token}`, fields: sent.fields };
    return { ...shutPage('broken', language, assets, { resend }), retryAfter: 5 };
  });
  if ('retryAfter' in outcome) reply.header('retry-after', String(outcome.retryAfter));
  return 'to' in outcome ? goTo(reply, outcome.to) : send(reply, outcome);
}

async function answerTo(
  services: Services,
  assets: Assets,
  arrivals: Arrivals,
  request: FastifyRequest<ByToken>,
  sent: SentForm,
): ReturnType<typeof takePage> {
  const { token } = request.params;
  const accepts = request.headers['accept-language'];
  const given = sent.fields.get(OWN.secret)?.[0] ?? '';
  const secret = isToken(given) ? given : newSecret();
  const version = Number(sent.fields.get(OWN.version)?.[0]);
  const door = await findDoor(services.database, token, {
    secret,
    version: Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : null,
  });
  if (door === null) return shutPage('unknown', languageOf(accepts), assets);
  return takePage(services, assets, {
    door,
    secret: door.isResume ? token : secret,
    accepts,
    sent,
    admit: () => arrivals.take(request.ip, door.survey.id, door.survey.held_above),
    // Where cookies do not come back, the address has to say whose response it is.
    hasCookie: secretOf(request) === secret,
  });
}

async function sendPicture(services: Services, id: string, reply: FastifyReply): Promise<FastifyReply> {
  const found = UUID.test(id)
    ? await services.database.lookup(id, (rows) => findPicture(rows, id))
    : undefined;
  if (found === undefined) return reply.code(404).header('cache-control', 'no-store').send();
  return reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('content-disposition', 'inline')
    .type(found.type)
    .send(found.content);
}

/** A fault becomes a page as well: what was typed is still in the form that the browser goes back to. */
function sendFault(
  app: FastifyInstance,
  assets: Assets,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (error instanceof PageTooLarge || status === 413)
    return send(reply, shutPage('tooMuch', language, assets));
  if (error instanceof UnreadableForm) return send(reply, shutPage('unread', language, assets));
  if (status >= 400 && status < 500) return send(reply, { ...shutPage('unread', language, assets), status });
  app.log.error({ err: error }, 'a page of a survey could not be taken');
  reply.header('retry-after', '5');
  return send(reply, shutPage('broken', language, assets));
}
