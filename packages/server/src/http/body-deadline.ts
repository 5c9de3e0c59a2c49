import type { FastifyInstance } from 'fastify';

/** A body that is not there by then will not come: its connection is one that somebody wants to keep busy. */
const BODY_MS = 60_000;

/** Ends connections that send their body slower than anyone needs; files may take as long as they take. */
export function addBodyDeadline(app: FastifyInstance, exceptRoutes: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (raw.complete || exceptRoutes.has(request.routeOptions.url ?? '')) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, BODY_MS);
    raw.once('close', () => clearTimeout(timer));
    raw.once('end', () => clearTimeout(timer));
  });
}
