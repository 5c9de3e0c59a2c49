import { inMs, inThousands, median, percentile } from '../figures.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { makeRequests } from '../load/template.ts';
import { atLeast, type Row } from '../row.ts';
import type { Subject } from './subject.ts';

const REQUESTS_PER_SECOND = 800;
const CONNECTIONS = 32;

/** One event a request, as browsers send them, each synced to disk before its answer. */
export async function singleEvents(subject: Subject): Promise<Row[]> {
  const next = makeRequests({
    path: '/v1/t',
    writeKey: subject.credentials.writeKey,
    seed: subject.seed + 1,
    events: 1,
    users: subject.profiles,
    identify: 0,
    answers: 50,
  });
  const seconds = subject.quick ? 5 : 30;
  const load = await closedLoop({ url: subject.product.url, connections: CONNECTIONS, seconds, next });
  const rate = load.refused.size > 0 ? 0 : load.requests / load.seconds;
  return [
    {
      what: 'single-event requests',
      measured: `${inThousands(rate)} req/s`,
      target: `${REQUESTS_PER_SECOND} req/s`,
      ratio: atLeast(rate, REQUESTS_PER_SECOND),
      notes: [
        `closed loop, ${CONNECTIONS} connections, ${Math.round(load.seconds)} s; p50 ${inMs(median(load.latencies))}, p99 ${inMs(percentile(load.latencies, 0.99))}`,
      ],
    },
  ];
}
