import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { outboxWaiting, registry } from './metrics.ts';

/** Health for supervisors, metrics for Prometheus, and the API's own description. */
export async function systemRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const hide = { schema: { hide: true } };
  app.get('/healthz', hide, async () => ({ status: 'ok' }));
  app.get('/readyz', hide, async (_request, reply) => {
    const engines = await services.engines.health();
    const ready = engines.postgres === 'ok' && engines.clickhouse === 'ok';
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', ...engines, migrations: 'done' });
  });
  app.get('/metrics', hide, async (_request, reply) => {
    const waiting = await services.database
      .asSystem((rows) =>
        rows
          .selectFrom('outbox')
          .select((e) => e.fn.coalesce(e.fn.sum<number>('rows'), e.lit(0)).as('n'))
          .where('shipped_at', 'is', null)
          .executeTakeFirst(),
      )
      .catch(() => undefined);
    outboxWaiting.set(Number(waiting?.n ?? Number.NaN));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.get('/openapi.json', hide, async (_request, reply) => reply.send(app.swagger()));
}
