import { mkdir, realpath } from 'node:fs/promises';
import { startClickhouse } from './clickhouse/clickhouse-server.ts';
import { clickhouseHealth, postgresHealth } from './engine-health.ts';
import type { EngineLog } from './engine-log.ts';
import { type EngineSecrets, engineSecrets } from './engine-secrets.ts';
import { reachPostgres } from './postgres/external-postgres.ts';
import { startPostgres } from './postgres/postgres-server.ts';

export interface EngineAddresses {
  /** For the application: its role owns nothing and cannot bypass row-level security. */
  readonly databaseUrl: string;
  /** For migrations: the role that owns what they make. */
  readonly databaseOwnerUrl: string;
  readonly clickhouseUrl: string;
}

export interface Engines extends EngineAddresses {
  /** Which of the engines are ours, started here. */
  readonly embedded: { readonly postgres: boolean; readonly clickhouse: boolean };
  /** The processes of this moment; they change when an engine is started again. */
  readonly pids: { readonly postgres?: number; readonly clickhouse?: number };
  /** Asks both engines; the answer is 'ok' or what is wrong. Takes at most about 3 s. */
  readonly health: () => Promise<{ readonly postgres: string; readonly clickhouse: string }>;
  /** Ends the engines that were started here, in less than 8 s; their addresses are of no use after it. */
  readonly stop: () => Promise<void>;
}

export interface EngineOptions {
  /** Folder for the data of embedded engines; made where it is missing. */
  readonly dataDir: string;
  /** Address of a PostgreSQL server, with the role that may make tables; none: our own is started. */
  readonly databaseUrl?: string;
  /** Address of a ClickHouse server; none: our own is started. */
  readonly clickhouseUrl?: string;
  readonly log: EngineLog;
}

/** What both kinds of engine, ours and others', look like from here. */
interface Part<Addresses> {
  readonly addresses: Addresses;
  readonly pid: () => number | undefined;
  readonly trouble: () => string | undefined;
  readonly stop: () => Promise<void>;
}

const external = { pid: () => undefined, trouble: () => undefined, stop: async () => undefined };

/**
 * Starts or reaches both engines. An engine that ends by itself is started again under the same
 * address. The caller has to hold the lock of the data folder. Fails when either cannot be started
 * or reached, and then leaves no process behind.
 */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  // One name for one folder: processes are recognised by it.
  const dataDir = await realpath(options.dataDir);
  const secrets = await engineSecrets(dataDir);
  const [postgres, clickhouse] = await bothOrNone(
    postgresPart(dataDir, options, secrets),
    clickhousePart(dataDir, options, secrets),
  );
  return {
    ...postgres.addresses,
    ...clickhouse.addresses,
    embedded: {
      postgres: options.databaseUrl === undefined,
      clickhouse: options.clickhouseUrl === undefined,
    },
    get pids() {
      const [postgresPid, clickhousePid] = [postgres.pid(), clickhouse.pid()];
      return {
        ...(postgresPid === undefined ? {} : { postgres: postgresPid }),
        ...(clickhousePid === undefined ? {} : { clickhouse: clickhousePid }),
      };
    },
    health: async () => {
      const [postgresState, clickhouseState] = await Promise.all([
        postgres.trouble() ?? postgresHealth(postgres.addresses.databaseUrl),
        clickhouse.trouble() ?? clickhouseHealth(clickhouse.addresses.clickhouseUrl),
      ]);
      return { postgres: postgresState, clickhouse: clickhouseState };
    },
    stop: async () => {
      await Promise.all([postgres.stop(), clickhouse.stop()]);
    },
  };
}

async function postgresPart(
  dataDir: string,
  options: EngineOptions,
  secrets: EngineSecrets,
): Promise<Part<Pick<EngineAddresses, 'databaseUrl' | 'databaseOwnerUrl'>>> {
  if (options.databaseUrl !== undefined) {
    return { addresses: await reachPostgres(options.databaseUrl), ...external };
  }
  const server = await startPostgres(dataDir, secrets.postgres, options.log);
  const { databaseUrl, databaseOwnerUrl, ...rest } = server;
  return { addresses: { databaseUrl, databaseOwnerUrl }, ...rest };
}

async function clickhousePart(
  dataDir: string,
  options: EngineOptions,
  secrets: EngineSecrets,
): Promise<Part<Pick<EngineAddresses, 'clickhouseUrl'>>> {
  if (options.clickhouseUrl !== undefined) {
    return { addresses: { clickhouseUrl: options.clickhouseUrl }, ...external };
  }
  const server = await startClickhouse(dataDir, secrets.clickhouse, options.log);
  const { clickhouseUrl, ...rest } = server;
  return { addresses: { clickhouseUrl }, ...rest };
}

/** Waits for both; when one fails, the other is stopped before the failure is passed on. */
async function bothOrNone<A extends Part<unknown>, B extends Part<unknown>>(
  first: Promise<A>,
  second: Promise<B>,
): Promise<readonly [A, B]> {
  const results = await Promise.allSettled([first, second]);
  const [a, b] = results;
  if (a.status === 'fulfilled' && b.status === 'fulfilled') {
    return [a.value, b.value];
  }
  await Promise.all(
    results.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)),
  );
  throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason;
}
