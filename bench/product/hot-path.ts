import { setTimeout as sleep } from 'node:timers/promises';
import { inMs, inThousands, median, percentile } from '../figures.ts';
import { closedLoop, type LoadResult } from '../load/closed-loop.ts';
import { makeRequests } from '../load/template.ts';
import { atLeast, atMost, type Row } from '../row.ts';
import { type CpuByPart, type ProcessFigures, readCpu, readProcess } from './process-figures.ts';
import type { Subject } from './subject.ts';

const EVENTS_PER_SECOND = 6_000;
const P99_MS = 200;
/** The last part of the run may hold this much more memory than the first after warming up. */
const FLAT = 1.15;
const BATCH = 100;
const CONNECTIONS = 8;
const SAMPLE_MS = 1_000;
const DRAIN_MS = 120_000;

/**
 * The whole hot path, synced to disk before the answer: batches of 100 from 8 connections in a
 * closed loop, over users drawn evenly from all profiles, 3 % identify calls and 5 % answers.
 */
export async function hotPath(subject: Subject): Promise<Row[]> {
  const seconds = subject.quick ? 30 : 180;
  const next = makeRequests({
    path: '/v1/batch',
    writeKey: subject.credentials.writeKey,
    seed: subject.seed,
    events: BATCH,
    users: subject.profiles,
    identify: 30,
    answers: 50,
  });
  const before = await readProcess(subject.product);
  const cpuBefore = readCpu(subject.product);
  const samples: ProcessFigures[] = [];
  const sampling = new AbortController();
  const sampler = sample(subject, samples, sampling.signal);
  const load = await closedLoop({ url: subject.product.url, connections: CONNECTIONS, seconds, next });
  const after = await readProcess(subject.product);
  sampling.abort();
  await sampler;
  const drained = await drain(subject);
  const cpuAfter = readCpu(subject.product);
  const events = load.requests * BATCH;
  const rate = events / load.seconds;
  const p99 = percentile(load.latencies, 0.99);
  const growth = growthOf(samples);
  return [
    {
      what: 'whole hot path, durable, batches of 100',
      measured: `${inThousands(rate)} events/s`,
      target: `${inThousands(EVENTS_PER_SECOND)} events/s`,
      ratio: refusedShare(load) > 0 ? 0 : atLeast(rate, EVENTS_PER_SECOND),
      notes: [
        `closed loop, ${CONNECTIONS} connections, ${Math.round(load.seconds)} s, ${inThousands(subject.profiles)} uniform profiles, load from the same cores`,
        `${inThousands(events / (after.cpuSeconds - before.cpuSeconds))} events per CPU-second of the server process; ${refusedShare(load)} requests refused`,
        ...(cpuBefore === null || cpuAfter === null ? [] : [cpuNote(cpuBefore, cpuAfter, events)]),
        `${inThousands(after.outboxRows)} rows waited for the facts engine at the end; all were there ${drained}`,
      ],
    },
    {
      what: '  p99 of its answer',
      measured: inMs(p99),
      target: inMs(P99_MS),
      ratio: atMost(p99, P99_MS),
      notes: [
        `p50 ${inMs(median(load.latencies))}, p90 ${inMs(percentile(load.latencies, 0.9))}, longest ${inMs(percentile(load.latencies, 1))}`,
      ],
    },
    {
      what: '  memory of the server, last fifth to second fifth',
      measured: growth.toFixed(2),
      target: `${FLAT}`,
      ratio: atMost(growth, FLAT),
      notes: [`resident MB by tenths: ${tenths(samples.map((one) => one.residentMb)).join(' ')}`],
    },
  ];
}

/** Where the time of an event goes, whatever else the machine does. */
function cpuNote(before: CpuByPart, after: CpuByPart, events: number): string {
  const micro = (part: keyof CpuByPart): string => (((after[part] - before[part]) / events) * 1e6).toFixed(0);
  return `CPU time an event, in µs: server ${micro('server')}, PostgreSQL ${micro('postgres')}, facts engine ${micro('facts')}, the load itself ${micro('load')}`;
}

const refusedShare = (load: LoadResult): number =>
  [...load.refused.values()].reduce((sum, count) => sum + count, 0);

async function sample(subject: Subject, samples: ProcessFigures[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    samples.push(await readProcess(subject.product));
    await sleep(SAMPLE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Waits until the facts engine has all that was taken. */
async function drain(subject: Subject): Promise<string> {
  const from = performance.now();
  while (performance.now() - from < DRAIN_MS) {
    if ((await readProcess(subject.product)).outboxRows === 0)
      return `${((performance.now() - from) / 1000).toFixed(1)} s later`;
    await sleep(50);
  }
  return `not even ${DRAIN_MS / 1000} s later`;
}

function growthOf(samples: readonly ProcessFigures[]): number {
  const fifth = (from: number): number =>
    median(
      samples
        .slice(Math.floor((samples.length * from) / 5), Math.ceil((samples.length * (from + 1)) / 5))
        .map((one) => one.residentMb),
    );
  return fifth(4) / fifth(1);
}

const tenths = (values: readonly number[]): number[] =>
  Array.from({ length: 10 }, (_, at) => Math.round(values[Math.floor((values.length * at) / 10)] ?? 0));
