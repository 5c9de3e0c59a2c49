import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

const DIST = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const PLACEHOLDER = '__CSP_NONCE__';

/** The app for people: hashed assets for ever, and index.html with a fresh nonce for every other page. */
export async function webApp(app: FastifyInstance): Promise<void> {
  const index = await readFile(`${DIST}index.html`, 'utf8').catch(() => null);
  if (index !== null)
    await app.register(fastifyStatic, {
      root: `${DIST}assets`,
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
      decorateReply: false,
    });
  app.setNotFoundHandler(async (request, reply) => page(index, request, reply));
}

async function page(
  index: string | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wantsPage =
    (request.method === 'GET' || request.method === 'HEAD') && !/^\/(?:api|assets)\//.test(request.url);
  // Segment's clients read both members of a refusal, also of a path that is not there.
  if (request.url.startsWith('/v1/'))
    return reply
      .code(404)
      .send({ success: false, code: 'not_found', message: 'There is nothing at this address.' });
  if (!wantsPage)
    throw new Problem(
      404,
      'not-found',
      `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`,
    );
  if (index === null) throw new Problem(503, 'app-not-built', 'The app is not built: run "npm start".');
  const nonce = randomBytes(16).toString('base64url');
  const policy = String(reply.getHeader('content-security-policy')).replace(
    "style-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
  );
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(index.replaceAll(PLACEHOLDER, nonce));
}
