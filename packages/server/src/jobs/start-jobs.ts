import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import type { Services } from '../services.ts';
import { JOBS, type Job } from './schedule.ts';

/** Pause before the worker is started again after it ended by itself (its database went away). */
const RESTART_MS = 5_000;
/** A stop waits this long for a job to end by itself before it is told to. */
const GRACE_MS = 300;
const CONCURRENT = 2;

/**
 * Starts what runs by the clock. Which server runs a job is decided in the database, so any number
 * of servers run each once. Fails when the database cannot take the queue's tables.
 */
export async function startJobs(services: Services): Promise<{ stop(): Promise<void> }> {
  let runner: Runner | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const start = async (): Promise<void> => {
    const started = await runWorker(services);
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
      await runner?.stop().catch(() => undefined);
    },
  };
}

function runWorker(services: Services): Promise<Runner> {
  const cron = JOBS.map(({ name, cron: match }) => ({
    task: name,
    match,
    identifier: name,
    // The next round does it: a failed one is not tried again before.
    options: { maxAttempts: 1, jobKey: name, backfillPeriod: 0 },
  }));
  return run({
    connectionString: services.engines.databaseOwnerUrl,
    concurrency: CONCURRENT,
    maxPoolSize: CONCURRENT + 2,
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
