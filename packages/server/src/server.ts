import { setTimeout as sleep } from 'node:timers/promises';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import {
  type Engines,
  lockDataDir,
  migrateClickhouse,
  migratePostgres,
  startEngines,
} from '@romashka/engines';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { authSecret, type Credentials, firstStart, updateCredentialsUrl } from './first-start.ts';
import { recordAccountUse } from './govern/audit/account-use.ts';
import { openAuthentication } from './govern/auth/authentication.ts';
import { openWorkspaceDirectory } from './govern/workspace/workspace-directory.ts';
import { openIntake } from './hot-path/intake.ts';
import { startShipper } from './hot-path/shipper.ts';
import { makeApp } from './http/app.ts';
import { openBackground } from './jobs/background.ts';
import { continueImports } from './jobs/continue-imports.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { clearSpooled } from './listen/imports/kept-files.ts';
import { openLiveFeed } from './listen/live/live-feed.ts';
import { CLICKHOUSE_MIGRATIONS, POSTGRES_MIGRATIONS } from './migrations/index.ts';
import type { Services } from './services.ts';
import { openDatabase } from './store/database.ts';

/** A running server with what its starter may want to know. */
export interface RunningServer {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly url: string;
  readonly credentials: Credentials | null;
  readonly isFirst: boolean;
  /** Stops taking requests, finishes what is under way, ends the engines. Under 10 s. */
  stop(): Promise<void>;
}

/** What may hold up a stop (a long request, a slow shipment) is left behind after this time; what is durable stays so. */
const CLOSE_MS = 2_500;

/** Closers in reverse order of opening, so that a failed start leaves nothing behind either. */
function closers() {
  const list: (() => Promise<unknown>)[] = [];
  return {
    add: (close: () => Promise<unknown>) =>
      list.push(() => Promise.race([close(), sleep(CLOSE_MS, null, { ref: false })])),
    addUnhurried: (close: () => Promise<unknown>) => list.push(close),
    run: async (): Promise<void> => {
      for (const close of list.splice(0).reverse()) await close().catch(() => undefined);
    },
  };
}

/** What logs must never show, wherever it stands in a logged object. */
const SECRETS = ['password', 'token', 'apiToken', 'writeKey', 'authorization', 'cookie', 'secret'];

export function makeLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  });
}

/** Starts the whole product: lock, engines, migrations, first workspace, HTTP. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const closing = closers();
  try {
    const lock = await lockDataDir(config.dataDir);
    closing.addUnhurried(() => lock.release());
    const engines = await startEngines({
      dataDir: config.dataDir,
      ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
      ...(config.clickhouseUrl === null ? {} : { clickhouseUrl: config.clickhouseUrl }),
      log: (level, message, fields) => log[level](fields ?? {}, message),
    });
    closing.addUnhurried(() => engines.stop());
    await migrate(engines);
    const running = await serve(config, engines, log, closing);
    return { ...running, stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function migrate(engines: Engines): Promise<void> {
  await Promise.all([
    migratePostgres(engines.databaseOwnerUrl, POSTGRES_MIGRATIONS),
    migrateClickhouse(engines.clickhouseUrl, CLICKHOUSE_MIGRATIONS),
  ]);
}

async function serve(
  config: Config,
  engines: Engines,
  log: Logger,
  closing: ReturnType<typeof closers>,
): Promise<Omit<RunningServer, 'stop'>> {
  const now = (): number => Date.now();
  const database = openDatabase(engines.databaseUrl);
  closing.add(() => database.close());
  const facts = createClient({
    url: engines.clickhouseUrl,
    application: 'romashka',
    request_timeout: 60_000,
    max_open_connections: 16,
    keep_alive: { enabled: true },
    // Lists of many units or persons are too long for an address.
    use_multipart_params_auto: true,
    // It would print the rows that were refused, which are personal data; errors are thrown as well.
    log: { level: ClickHouseLogLevel.OFF },
  });
  closing.add(() => facts.close());
  const publicUrl = config.publicUrl ?? `http://${urlHost(config.host)}:${config.port}`;
  const auth = openAuthentication({
    databaseUrl: engines.databaseUrl,
    secret: await authSecret(database),
    publicUrl,
    trustedOrigins: [publicUrl, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`],
    now,
    // What was done is done: a sign-in or a new password does not fail for want of its record.
    onUse: (use) =>
      recordAccountUse(database, use, now()).catch((error: unknown) =>
        log.error({ error: String(error), action: use.action }, 'a use of an account was not recorded'),
      ),
    onFault: (message) => log.warn({ fault: message }, 'the sign-in library has a fault'),
  });
  closing.add(() => auth.close());
  const live = openLiveFeed(engines.databaseUrl, database, log);
  closing.add(() => live.close());
  const shipper = startShipper(database, facts, log);
  closing.add(() => shipper.stop());
  const intake = openIntake(database.pool, now);
  closing.add(() => intake.drain());
  const workspaces = openWorkspaceDirectory(database, now);
  const background = openBackground(log);
  closing.add(() => background.stop());
  const services: Services = {
    config,
    publicUrl,
    engines,
    database,
    facts,
    intake,
    shipper,
    live,
    auth,
    workspaces,
    background,
    log,
    now,
  };
  const jobs = await startJobs(services);
  closing.add(() => jobs.stop());
  // At the usual level the web framework tells of what is wrong: the start says itself where it listens.
  const app = await makeApp(services, log.level === 'info' ? log.child({}, { level: 'warn' }) : log);
  closing.add(() => app.close());
  const first = await firstStart(database, auth, config.dataDir, publicUrl);
  await updateCredentialsUrl(config.dataDir, publicUrl);
  await clearSpooled(config.dataDir);
  await continueImports(services, new AbortController().signal);
  await app.listen({ port: config.port, host: config.host });
  return { app, services, url: publicUrl, ...first };
}

/** The address of a listening host as a person types it. */
const urlHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
