import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The registry behind /metrics. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const eventsTaken = new Counter({
  name: 'romashka_events_total',
  help: 'Events by what became of them: accepted, repeated (known message id) or erased',
  labelNames: ['outcome'],
  registers: [registry],
});
export const eventsRefused = new Counter({
  name: 'romashka_events_refused_total',
  help: 'Events refused at the door, by reason',
  labelNames: ['code'],
  registers: [registry],
});
export const requestSeconds = new Histogram({
  name: 'romashka_http_request_seconds',
  help: 'Time to answer, by route and status',
  labelNames: ['route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});
export const outboxWaiting = new Gauge({
  name: 'romashka_outbox_rows',
  help: 'Rows waiting to be carried to the facts engine',
  registers: [registry],
});
