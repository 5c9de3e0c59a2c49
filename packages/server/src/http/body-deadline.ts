import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** A body that is not there by then will not come: its connection is one that somebody wants to keep busy. */
const BODY_MS = 60_000;
const SWEEP_MS = 10_000;

/** Ends connections that send their body slower than anyone needs; files may take as long as they take. */
export function addBodyDeadline(app: FastifyInstance, exceptRoutes: ReadonlySet<string>): void {
  // One sweep over what is under way: a timer for each request would cost every request.
  const underWay = new Map<IncomingMessage, number>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (!exceptRoutes.has(request.routeOptions.url ?? '')) underWay.set(request.raw, performance.now());
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    underWay.delete(request.raw);
    done();
  });
  const sweep = setInterval(() => {
    const late = performance.now() - BODY_MS;
    for (const [raw, begun] of underWay) {
      if (raw.complete) underWay.delete(raw);
      else if (begun < late) raw.destroy();
    }
  }, SWEEP_MS);
  sweep.unref();
  app.addHook('onClose', async () => clearInterval(sweep));
}
