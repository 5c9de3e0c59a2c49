import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import pg from 'pg';

const timeoutMs = 2500;

/** 'ok' when the database answers a query in time, else what is wrong. */
export async function postgresHealth(url: string): Promise<string> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'ok';
  } catch (error) {
    return errorText(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** 'ok' when ClickHouse answers a query in time, else what is wrong. */
export async function clickhouseHealth(url: string): Promise<string> {
  const client = createClient({ url, request_timeout: timeoutMs, log: { level: ClickHouseLogLevel.OFF } });
  try {
    const answer = await client.ping({ select: true });
    return answer.success ? 'ok' : errorText(answer.error);
  } finally {
    await client.close();
  }
}

/** An address that refuses in several ways is reported as one error without a message. */
function errorText(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message === undefined || message === '' ? (code ?? String(error)) : message;
}
