import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';

/** Hands /api/auth to the authentication library as it is. */
export async function authRoutes(app: FastifyInstance, { services }: { services: Services }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 20_000 }, (_request, body, done) =>
    done(null, body),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) =>
      present(await services.auth.handle(webRequest(services, request)), reply),
  });
}

/** The request in the form that the library takes. */
function webRequest(services: Services, request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || OWN_HEADERS.has(name)) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // The library's rate limit counts by this header: it must be the address that we believe.
  headers.set('x-forwarded-for', request.ip);
  const body =
    Buffer.isBuffer(request.body) && request.method !== 'GET' ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, services.publicUrl), { method: request.method, headers, body });
}

const OWN_HEADERS = new Set(['x-forwarded-for', 'content-length']);

async function present(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
  reply.header('cache-control', 'no-store');
  const wait = answer.headers.get('x-retry-after');
  if (wait !== null) reply.header('retry-after', wait);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(Buffer.from(await answer.arrayBuffer()));
}
