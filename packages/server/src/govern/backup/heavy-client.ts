import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';

/** Statements over whole tables: reading, loading and rewriting them takes its time. */
const TIMEOUT_MS = 6 * 3_600_000;

/** A client of the facts engine for statements over whole tables. To be closed. */
export const heavyClient = (url: string): ClickHouseClient =>
  createClient({
    url,
    application: 'romashka-upkeep',
    request_timeout: TIMEOUT_MS,
    log: { level: ClickHouseLogLevel.OFF },
  });
