import type { EventType, JsonObject } from '@romashka/model/kernel';
import { BATCH_BYTES } from '@romashka/model/listen';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Source } from '../../govern/workspace/workspace-directory.ts';
import type { Outcome } from '../../hot-path/submission.ts';
import { eventsRefused, eventsTaken } from '../../http/metrics.ts';
import type { Services } from '../../services.ts';
import { type EventRate, openEventRate } from './event-rate.ts';
import { DoorRefusal, readBody, readWriteKey } from './read-request.ts';
import { CALLS, messagesOf, submissionOf } from './take-messages.ts';

const PREFLIGHT_SECONDS = 7_200;

/** The Segment-compatible door: every path and alias that its published clients call. */
export async function segmentRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const rate = openEventRate(services.now);
  app.removeAllContentTypeParsers();
  // Clients send JSON as text/plain, as application/json, or name nothing: the type is not looked at.
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BATCH_BYTES * 2 }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async (request, reply) => {
    allowOrigin(request, reply);
  });
  app.setErrorHandler((error, _request, reply) => sendRefusal(app, error, reply, services.now));

  for (const [name, call] of Object.entries(CALLS)) {
    for (const path of [`/v1/${name}`, `/v1/${name}/`]) {
      const schema = path === `/v1/${call}` || path === '/v1/import' ? documented(call) : { hide: true };
      app.post(path, { schema }, async (request, reply) => {
        await take(services, rate, call, request);
        return reply.send({ success: true });
      });
      app.options(path, { schema: { hide: true } }, preflight);
    }
  }
  for (const path of ['/v1/m', '/v1/m/'])
    app.post(path, { schema: { hide: true } }, async (_request, reply) => reply.send({ success: true }));
  for (const path of ['/v1/projects/:writeKey/settings', '/projects/:writeKey/settings']) {
    app.get<{ Params: { writeKey: string } }>(path, { schema: { hide: true } }, async (request, reply) => {
      const source = await services.workspaces.byWriteKey(request.params.writeKey);
      if (source === null)
        throw new DoorRefusal(404, 'unknown_write_key', 'There is no source with this write key.');
      return reply
        .header('cache-control', 'public, max-age=300')
        .send(browserSettings(services, request.params.writeKey));
    });
    app.options(path, { schema: { hide: true } }, preflight);
  }
}

/** What the API's document says of a call; its short names and its body settings are in the quick start. */
const documented = (call: EventType | 'batch') => ({
  tags: ['listen'],
  summary: call === 'batch' ? 'Take a batch of events' : `Take the Segment call ${call}`,
  description:
    'The Segment protocol, for its published clients. The write key is the Basic user name, a Bearer token, or `writeKey` in the body. Answers 200 {"success":true} when every event is durable or set aside as rejected; a refusal of the whole request has `code` and `message`. Limits: 32 KB an event, 500 KB and 2,500 events a batch; over the rate 429 with Retry-After.',
  security: [],
});

/** Takes the messages of one request; resolves when they are durable or refused for good. */
async function take(
  services: Services,
  rate: EventRate,
  call: EventType | 'batch',
  request: FastifyRequest,
): Promise<void> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const read = await readBody(bytes, request.headers['content-encoding'], call !== 'batch');
  const source = await admit(services, request, read.body);
  const { messages, envelope } = messagesOf(call, read, source, services.now());
  const wait = rate.take(source.workspace.id, source.workspace.eventLimit, messages.length);
  if (wait > 0 || services.intake.overloaded())
    throw new DoorRefusal(
      429,
      'rate_limited',
      'More events than the workspace takes; try again later.',
      wait || 1,
    );
  const submissions = messages.map((message) => submissionOf(message, envelope, source));
  countOutcomes(await services.intake.submit(source.workspace, submissions));
}

function countOutcomes(outcomes: readonly Outcome[]): void {
  const taken = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused') eventsRefused.inc({ code: outcome.refusal.code });
    else taken.set(outcome.kind, (taken.get(outcome.kind) ?? 0) + 1);
  }
  for (const [outcome, count] of taken) eventsTaken.inc({ outcome }, count);
}

async function admit(services: Services, request: FastifyRequest, body: JsonObject): Promise<Source> {
  const source = await services.workspaces.byWriteKey(readWriteKey(request.headers.authorization, body));
  if (source === null)
    throw new DoorRefusal(401, 'invalid_write_key', 'The write key is missing or not known.');
  const { origin } = request.headers;
  if (origin !== undefined && source.allowedOrigins.length > 0 && !source.allowedOrigins.includes(origin))
    throw new DoorRefusal(403, 'origin_not_allowed', `This write key may not be used from ${origin}.`);
  return source;
}

function browserSettings(services: Services, writeKey: string): JsonObject {
  const host = new URL(services.publicUrl);
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host.host}/v1`,
        protocol: host.protocol.replace(':', ''),
        unbundledIntegrations: [],
        addBundledMetadata: false,
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** The door's data cannot be read back with a write key, so any page may send; keys can be bound to origins. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('access-control-allow-origin', request.headers.origin ?? '*');
  reply.header('vary', 'origin');
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

async function preflight(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .header('access-control-allow-methods', 'GET, POST, OPTIONS')
    .header('access-control-allow-headers', 'authorization, content-type, content-encoding, x-retry-count')
    .header('access-control-max-age', String(PREFLIGHT_SECONDS))
    .code(204)
    .send();
}

/** Both ways in which clients read when to come back: seconds to wait, and the moment in seconds since 1970. */
function sayWhen(reply: FastifyReply, seconds: number, now: number): void {
  reply.header('retry-after', String(seconds));
  reply.header('x-ratelimit-reset', String(Math.ceil(now / 1000) + seconds));
}

function sendRefusal(
  app: FastifyInstance,
  error: unknown,
  reply: FastifyReply,
  now: () => number,
): FastifyReply {
  if (error instanceof DoorRefusal) {
    if (error.retryAfter !== null) sayWhen(reply, error.retryAfter, now());
    return reply.code(error.status).send({ success: false, code: error.code, message: error.message });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return reply
      .code(400)
      .send({ success: false, code: 'payload_too_large', message: 'The body is over the limit.' });
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500)
    return reply
      .code(400)
      .send({ success: false, code: 'invalid_request', message: 'The request cannot be read.' });
  app.log.error({ error: String(error) }, 'the intake could not store a request');
  return reply.code(503).header('retry-after', '2').send({
    success: false,
    code: 'not_stored',
    message: 'Nothing of this request was stored; send it again.',
  });
}
