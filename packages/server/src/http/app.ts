import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { handlers } from '../handlers.ts';
import { analyticsScript } from '../listen/segment/analytics-script.ts';
import { segmentRoutes } from '../listen/segment/segment.routes.ts';
import type { Services } from '../services.ts';
import { authRoutes } from './auth.routes.ts';
import { requestSeconds } from './metrics.ts';
import { Problem, problemBody } from './problem.ts';
import { registerRoutes } from './register-routes.ts';
import { systemRoutes } from './system.routes.ts';
import { webApp } from './web-app.ts';

const BODY_LIMIT = 1_000_000;

/** The whole HTTP surface over ready services. */
export async function makeApp(services: Services, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    disableRequestLogging: true,
    trustProxy: trustOf(services.config.trustProxy),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomBytes(9).toString('base64url'),
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    routerOptions: { maxParamLength: 300 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = asProblem(error);
    if (refusal.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    if (refusal.retryAfter !== null) reply.header('retry-after', String(refusal.retryAfter));
    return reply
      .code(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(refusal)));
  });
  app.addHook('onResponse', async (request, reply) => {
    requestSeconds.observe(
      { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: services.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
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

/** A number of proxies means: that many addresses from the right are theirs. */
const trustOf = (trust: boolean | number | string) =>
  typeof trust === 'number' ? (_address: string, hop: number) => hop <= trust : trust;

function asProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: `${error.validationContext ?? ''}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? 'is wrong',
    }));
    const said = fields.map((field) => `${field.field}: ${field.message}`).join('; ');
    return new Problem(400, 'invalid-request', said || 'The request is not as the API says.', { fields });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem(413, 'too-large', `A request may have ${BODY_LIMIT} bytes.`);
  if (error.statusCode === 429)
    return new Problem(429, 'rate-limited', 'Too many requests; try again a little later.', {
      retryAfter: 1,
    });
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return new Problem(status, 'invalid-request', error.message);
  if (isEngineDown(error))
    return new Problem(503, 'engine-not-ready', 'A store is starting again; try in a few seconds.', {
      retryAfter: 3,
    });
  return new Problem(500, 'server-fault', 'Something went wrong here; it was logged. Nothing was half done.');
}

const DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);
const isEngineDown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && DOWN.has(String(error.code));
