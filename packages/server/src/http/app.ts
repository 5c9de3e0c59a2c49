import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { handlers } from '../handlers.ts';
import { answeringRoutes } from '../listen/answering/answering.routes.ts';
import { analyticsScript } from '../listen/segment/analytics-script.ts';
import { segmentRoutes } from '../listen/segment/segment.routes.ts';
import type { Services } from '../services.ts';
import { asProblem } from './as-problem.ts';
import { authRoutes } from './auth.routes.ts';
import { addBodyDeadline } from './body-deadline.ts';
import { requestSeconds } from './metrics.ts';
import { type Problem, problemBody } from './problem.ts';
import { registerRoutes } from './register-routes.ts';
import { addSecurityHeaders, setBareHeaders } from './security-headers.ts';
import { systemRoutes } from './system.routes.ts';
import { webApp } from './web-app.ts';

const BODY_LIMIT = 1_000_000;
/** Files are read as they come, for as long as they come. */
const UNHURRIED: ReadonlySet<string> = new Set(['/api/v1/imports/:id/file']);

/** The whole HTTP surface over ready services. */
export async function makeApp(services: Services, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustOf(services.config.trustProxy),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    routerOptions: { maxParamLength: 300 },
    // An address that cannot be read reaches no route and no hook.
    frameworkErrors: (error, request, reply) => refuseAddress(error, request, reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = asProblem(error);
    if (refusal.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    return present(refusal, reply);
  });
  app.addHook('onResponse', async (request, reply) => {
    requestSeconds.observe(
      { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  addSecurityHeaders(app, services.publicUrl.startsWith('https:'));
  addBodyDeadline(app, UNHURRIED);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Romashka',
        version: '0.1.0',
        description: 'The public API. Refusals are RFC 9457 problems.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'romashka.session_token' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null },
    staticCSP: true,
    transformStaticCSP: (policy) =>
      policy
        .replace('upgrade-insecure-requests;', '')
        .replaceAll(' https:', '')
        .replace(' validator.swagger.io', ''),
  });
  await app.register(systemRoutes, { services });
  await app.register(authRoutes, { services });
  await app.register(segmentRoutes, { services });
  await app.register(analyticsScript, { services });
  await app.register(answeringRoutes, { services });
  await app.register(async (api) => {
    api.addContentTypeParser(
      ['application/octet-stream', 'text/csv', 'application/gzip', 'application/x-ndjson'],
      (_r, body, done) => done(null, body),
    );
    registerRoutes(api, services, handlers);
  });
  await app.register(webApp);
  app.addHook('preClose', async () => services.live.endAll());
  return app;
}

function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asProblem(error);
  setBareHeaders(reply);
  if (!request.url.startsWith('/v1/')) return present(refusal, reply);
  return reply
    .code(refusal.status)
    .send({ success: false, code: 'invalid_request', message: refusal.message });
}

function present(refusal: Problem, reply: FastifyReply): FastifyReply {
  if (refusal.retryAfter !== null) reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(refusal)));
}

/** A number of proxies means: who connects is the first of them, and each names the one before it from the right. */
const trustOf = (trust: boolean | number | string) =>
  typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust;
