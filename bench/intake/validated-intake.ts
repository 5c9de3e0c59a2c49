import { median } from '../figures.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { makeRequests } from '../load/template.ts';
import { atLeast, type Row } from '../row.ts';
import { type MeasuredChild, startMeasured } from './measured-child.ts';

const TARGET = 0.6;
const BATCH = 100;
const CONNECTIONS = 8;
const WARM_CPU_SECONDS = 3;

/**
 * Events per second of the server's CPU time: the real door with a sink behind it, against
 * node:http and JSON.parse alone. Turns of both are interleaved, so that both meet the same machine.
 */
export async function validatedIntake({ quick }: { readonly quick: boolean }): Promise<Row> {
  const [turns, seconds] = quick ? [3, 1] : [7, 2];
  const next = makeRequests({
    path: '/v1/batch',
    writeKey: 'bench',
    seed: 1,
    events: BATCH,
    users: 1_000_000,
    identify: 0,
    answers: 0,
  });
  const limit = await startMeasured('./limit-server.ts');
  const door = await startMeasured('./door-server.ts');
  const rates: { limit: number[]; door: number[] } = { limit: [], door: [] };
  try {
    await warmUp(limit, next);
    await warmUp(door, next);
    for (let turn = 0; turn < turns; turn += 1) {
      rates.limit.push(await rateOf(limit, next, seconds));
      rates.door.push(await rateOf(door, next, seconds));
    }
  } finally {
    limit.stop();
    door.stop();
  }
  const measured = median(rates.door) / median(rates.limit);
  const inK = (rate: number): string => `${Math.round(rate / 1000)} k`;
  return {
    what: 'validated intake, of node:http + JSON.parse',
    measured: measured.toFixed(2),
    target: `${TARGET}`,
    ratio: atLeast(measured, TARGET),
    notes: [
      `door ${inK(median(rates.door))} events a CPU-second, limit ${inK(median(rates.limit))}; ${turns} turns of ${seconds} s each, interleaved, batches of ${BATCH}, 743 bytes an event`,
    ],
  };
}

/** Until its code is compiled, which takes CPU time, however little of it the machine gives. */
async function warmUp(child: MeasuredChild, next: () => Buffer): Promise<void> {
  const from = await child.cpuSeconds();
  while ((await child.cpuSeconds()) - from < WARM_CPU_SECONDS) await rateOf(child, next, 0.5);
}

async function rateOf(child: MeasuredChild, next: () => Buffer, seconds: number): Promise<number> {
  const before = await child.cpuSeconds();
  const load = await closedLoop({ url: child.url, connections: CONNECTIONS, seconds, next });
  if (load.refused.size > 0) throw new Error(`the server refused: ${JSON.stringify([...load.refused])}`);
  return (load.requests * BATCH) / ((await child.cpuSeconds()) - before);
}
