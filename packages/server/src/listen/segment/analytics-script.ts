import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';

/**
 * Tells the client where its script came from, and its key: by itself it knows that for https
 * alone, and would else ask Segment's own servers for settings and parts of itself.
 */
const prelude = (writeKey: string): string => `(function () {
  var script = document.currentScript;
  var end = script ? script.src.indexOf('/analytics.js/v1/') : -1;
  if (end < 0 || script.hasAttribute('data-global-segment-analytics-key')) return;
  var analytics = (window.analytics = window.analytics || []);
  analytics._cdn = analytics._cdn || script.src.slice(0, end);
  analytics._writeKey = analytics._writeKey || ${JSON.stringify(writeKey)};
})();
`;

/** Serves the published browser client, so that an existing site changes one host name. */
export async function analyticsScript(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@segment/analytics-next/package.json')), 'dist', 'umd');
  const client = await readFile(join(folder, 'standalone.js'), 'utf8');
  await app.register(fastifyStatic, { root: folder, serve: false });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
  });
  const options = { schema: { hide: true } };
  app.get<{ Params: { writeKey: string } }>(
    '/analytics.js/v1/:writeKey/analytics.min.js',
    options,
    async (request, reply) => {
      const { writeKey } = request.params;
      const source = await services.workspaces.byWriteKey(writeKey);
      if (source === null)
        return reply
          .code(404)
          .send({ success: false, code: 'unknown_write_key', message: 'No source has this write key.' });
      return reply
        .header('cache-control', 'public, max-age=300')
        .type('text/javascript; charset=utf-8')
        .send(prelude(writeKey) + client);
    },
  );
  app.get<{ Params: { file: string } }>('/analytics-next/bundles/:file', options, async (request, reply) =>
    reply.sendFile(request.params.file, { maxAge: '7d' }),
  );
}
