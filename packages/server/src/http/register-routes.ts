import { problem, ROUTES, type Route, type RouteId } from '@romashka/model/contract';
import type { Json } from '@romashka/model/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../govern/audit/audit.store.ts';
import type { Services } from '../services.ts';
import { authorise } from './authorise.ts';
import type { Call, Caller, Handlers } from './call.ts';

/**
 * Registers every route of the contract: authorise, validate, call, present, and one audit
 * record for every change (and every reading of personal data).
 */
export function registerRoutes(app: FastifyInstance, services: Services, handlers: Handlers): void {
  for (const route of ROUTES as readonly Route[]) {
    const handler = handlers[route.id as RouteId] as (call: Call<RouteId>) => Promise<unknown>;
    app.route({
      method: route.method,
      url: route.path,
      ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
      schema: schemaOf(route),
      // Before the body is read: who may not call costs nothing and learns nothing.
      onRequest: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        callers.set(request, await authorise(services, request, route));
      },
      handler: (request, reply) => serve(services, route, handler, request, reply),
    });
  }
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** What a route is for callers who are bound to units. */
const BOUND: Readonly<Record<Route['scope'], string>> = {
  own: 'Who is bound to units may call it: it holds no facts of others.',
  units: 'Who is bound to units gets what happened in these, and in all that stand under them today.',
  company: 'It concerns the whole company: who is bound to units is refused (403 `bound-to-units`).',
};

function schemaOf(route: Route): Record<string, unknown> {
  return {
    operationId: route.id,
    summary: route.summary,
    description: `Needs the role ${route.role}${route.installation ? ' of the first workspace' : ''}. ${BOUND[route.scope]}`,
    tags: [route.room],
    security: [{ token: [] }, { session: [] }],
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: { ...(route.response ? { 200: route.response } : {}), '4xx': problem },
  };
}

async function serve(
  services: Services,
  route: Route,
  handler: (call: Call<RouteId>) => Promise<unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('a route was reached without authorisation');
  let target = '';
  let detail: Readonly<Record<string, Json>> = {};
  const answer = await handler({
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    caller,
    services,
    request,
    reply,
    note: (named, more = {}) => {
      target = named;
      detail = more;
    },
  });
  if (route.audit !== undefined || route.personal === true)
    await recordAudit(services, caller, {
      action: route.audit ?? `read ${route.id}`,
      target: target || idOf(request),
      detail,
      ip: request.ip,
      requestId: request.id,
    });
  return reply.sent ? reply : answer;
}

const idOf = (request: FastifyRequest): string => {
  const params = request.params as Record<string, unknown> | null;
  return typeof params?.['id'] === 'string' ? params['id'] : '';
};
