import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Services } from '../services.ts';
import { JOBS, type Job } from './schedule.ts';

/** Pause before the worker is started again after it ended by itself (its database went away). */
const RESTART_MS = 5_000;
/** A stop waits this long for a job to end by itself before it is told to. */
const GRACE_MS = 300;
/** A job that does not end then is left to the end of the process; it runs again some other time. */
const STOP_MS = 2_000;
const CONCURRENT = 2;

/**
 * Starts what runs by the clock. Which server runs a job is decided in the database, so any number
 * of servers run each once. Fails when the database cannot take the queue's tables.
 */
export async function startJobs(services: Services): Promise<{ stop(): Promise<void> }> {
  const pool = openPool(services);
  let runner: Runner | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const start = async (): Promise<void> => {
    const started = await runWorker(services, pool);
    runner = started;
    started.promise.then(again, again);
    if (stopped) await started.stop().catch(() => undefined);
  };
  const again = (): void => {
    runner = null;
    if (stopped) return;
    services.log.warn('the jobs ended by themselves; they are started again');
    timer = setTimeout(() => start().catch(again), RESTART_MS);
  };
  await start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      const ended = runner?.stop().catch(() => undefined);
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
      await Promise.race([pool.end(), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** A pool of our own: the worker stops listening to its one before the connections are closed. */
function openPool(services: Services): pg.Pool {
  const pool = new pg.Pool({
    connectionString: services.engines.databaseOwnerUrl,
    max: CONCURRENT + 2,
    application_name: 'romashka-jobs',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

function runWorker(services: Services, pgPool: pg.Pool): Promise<Runner> {
  const cron = JOBS.map(({ name, cron: match }) => ({
    task: name,
    match,
    identifier: name,
    // The next round does it: a failed one is not tried again before.
    options: { maxAttempts: 1, jobKey: name, backfillPeriod: 0 },
  }));
  return run({
    pgPool,
    concurrency: CONCURRENT,
    pollInterval: 10_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: GRACE_MS,
    logger: loggerOf(services),
    taskList: Object.fromEntries(JOBS.map((job) => [job.name, taskOf(services, job)])) as TaskList,
    parsedCronItems: parseCronItems(cron),
  });
}

const taskOf =
  (services: Services, job: Job) => async (_payload: unknown, helpers: { abortSignal: AbortSignal }) => {
    const began = services.now();
    const count = await job.run(services, helpers.abortSignal);
    if (count > 0) services.log.info({ job: job.name, count, ms: services.now() - began }, 'a job is done');
  };

const loggerOf = (services: Services): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') services.log.error({ source: 'jobs' }, message);
    else if (level === 'warning') services.log.warn({ source: 'jobs' }, message);
    else services.log.debug({ source: 'jobs' }, message);
  });
