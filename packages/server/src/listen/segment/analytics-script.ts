import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';

/** Serves the published browser client, so that an existing site changes one host name. */
export async function analyticsScript(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@segment/analytics-next/package.json')), 'dist', 'umd');
  await app.register(fastifyStatic, { root: folder, serve: false });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
  });
  const options = { schema: { hide: true } };
  app.get<{ Params: { writeKey: string } }>(
    '/analytics.js/v1/:writeKey/analytics.min.js',
    options,
    async (request, reply) => {
      const source = await services.workspaces.byWriteKey(request.params.writeKey);
      if (source === null)
        return reply
          .code(404)
          .send({ success: false, code: 'unknown_write_key', message: 'No source has this write key.' });
      return reply.header('cache-control', 'public, max-age=300').sendFile('standalone.js');
    },
  );
  app.get<{ Params: { file: string } }>('/analytics-next/bundles/:file', options, async (request, reply) =>
    reply.sendFile(request.params.file, { maxAge: '7d' }),
  );
}
