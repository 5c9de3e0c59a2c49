import type { ClickHouseClient } from '@clickhouse/client';
import { storable } from '@romashka/model/listen';
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import { newId } from '../ids.ts';
import type { Database, Rows } from '../store/database.ts';
import { ANSWER_COLUMNS, EVENT_COLUMNS, IDENTITY_COLUMNS, PROFILE_COLUMNS } from './facts-rows.ts';
import { type FactsLine, insertFacts, type PoisonLine } from './insert-facts.ts';
import { REJECTED_KEPT_MS } from './write-rejected.ts';

const ROWS_PER_SHIPMENT = 20_000;
const BATCHES_PER_SHIPMENT = 500;
/** A shipment is one text in memory; a single batch is less than this. */
const BYTES_PER_SHIPMENT = 64 * 1024 * 1024;
/**
 * From one shipment to the next: often enough that an event is seen well within 2 s, seldom enough
 * that the facts engine is not kept busy by merging many small parts.
 */
const RHYTHM_MS = 400;
const RETRY_MS = 1_000;
const FLUSH_PAUSE_MS = 10;
/** Held while a shipment is under way, so that an erasure can wait for it. */
export const SHIPPING_LOCK = 7_301;

/** The facts tables that a shipment fills, in order, each with the outbox column it comes from. */
const TABLES = [
  { table: 'identities', column: 'identities', columns: IDENTITY_COLUMNS },
  { table: 'profiles', column: 'profiles', columns: PROFILE_COLUMNS },
  { table: 'answers', column: 'answers', columns: ANSWER_COLUMNS },
  { table: 'events', column: 'events', columns: EVENT_COLUMNS },
] as const;

export interface Shipper {
  /** Resolves when nothing waits in the outbox any more. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Carries the outbox to the facts engine. What belongs to a shipment is written down before it
 * is sent, so that after a crash the same rows go again under the same deduplication token.
 */
export function startShipper(database: Database, facts: ClickHouseClient, log: FastifyBaseLogger): Shipper {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const round = (): Promise<number> => shipOnce(database, facts, log);
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const begun = performance.now();
      const shipped = await round().catch((error: unknown) => {
        log.warn({ error: String(error) }, 'the facts engine did not take a shipment; it will be sent again');
        return -1;
      });
      const rest = shipped < 0 ? RETRY_MS : RHYTHM_MS - (performance.now() - begun);
      if (rest > 0 && !stopped) await pause(rest);
    }
  };
  const running = loop();
  return {
    flush: async () => {
      while ((await round()) > 0 || (await isWaiting(database))) await pause(FLUSH_PAUSE_MS);
    },
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

async function isWaiting(database: Database): Promise<boolean> {
  const found = await database.asSystem((rows) =>
    rows.selectFrom('outbox').select('batch').where('shipped_at', 'is', null).limit(1).executeTakeFirst(),
  );
  return found !== undefined;
}

/** Ships one group of batches. Returns the rows shipped; 0 when nothing waits or another process ships. */
async function shipOnce(
  database: Database,
  facts: ClickHouseClient,
  log: FastifyBaseLogger,
): Promise<number> {
  return database.asSystem(async (rows) => {
    const lock = await sql<{
      free: boolean;
    }>`select pg_try_advisory_xact_lock(${SHIPPING_LOCK}::bigint) as free`.execute(rows);
    if (!lock.rows[0]?.free) return 0;
    const shipment = (await unfinishedShipment(rows)) ?? (await database.asSystem(assignShipment));
    if (shipment === null) return 0;
    return ship(rows, facts, shipment, log);
  });
}

async function unfinishedShipment(rows: Rows): Promise<string | null> {
  const found = await rows
    .selectFrom('outbox')
    .select('shipment')
    .where('shipped_at', 'is', null)
    .where('shipment', 'is not', null)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return found?.shipment ?? null;
}

/** Writes down, in a transaction of its own, which batches belong together. */
async function assignShipment(rows: Rows): Promise<string | null> {
  const waiting = await rows
    .selectFrom('outbox')
    .select(['workspace', 'lane', 'batch', 'rows'])
    .select(sql<number>`octet_length(events) + octet_length(answers) + octet_length(profiles)`.as('bytes'))
    .where('shipped_at', 'is', null)
    .where('shipment', 'is', null)
    .orderBy('at')
    .limit(BATCHES_PER_SHIPMENT)
    .execute();
  const chosen: typeof waiting = [];
  let size = 0;
  let bytes = 0;
  for (const batch of waiting) {
    size += batch.rows;
    bytes += batch.bytes;
    if (chosen.length > 0 && (size > ROWS_PER_SHIPMENT || bytes > BYTES_PER_SHIPMENT)) break;
    chosen.push(batch);
  }
  if (chosen.length === 0) return null;
  const shipment = newId();
  await sql`update outbox set shipment = ${shipment}::uuid
    from unnest(${chosen.map((b) => b.workspace)}::int[], ${chosen.map((b) => b.lane)}::int[], ${chosen.map((b) => b.batch)}::bigint[]) as c(workspace, lane, batch)
    where outbox.workspace = c.workspace and outbox.lane = c.lane and outbox.batch = c.batch`.execute(rows);
  return shipment;
}

async function ship(
  rows: Rows,
  facts: ClickHouseClient,
  shipment: string,
  log: FastifyBaseLogger,
): Promise<number> {
  const batches = await rows
    .selectFrom('outbox')
    .select(['workspace', 'events', 'answers', 'profiles', 'identities', 'rows'])
    .where('shipment', '=', shipment)
    .where('shipped_at', 'is', null)
    .orderBy('workspace')
    .orderBy('lane')
    .orderBy('batch')
    .execute();
  for (const { table, column, columns } of TABLES) {
    const lines = batches.flatMap((batch) => linesOf(batch.workspace, batch[column]));
    const poison = await insertFacts(facts, { table, columns, token: `${shipment}:${table}` }, lines);
    if (poison.length > 0) {
      log.error(
        { table, rows: poison.length },
        'the facts engine refused rows; they are set aside as rejected',
      );
      await setAside(rows, table, poison);
    }
  }
  await rows.updateTable('outbox').set({ shipped_at: new Date() }).where('shipment', '=', shipment).execute();
  return batches.reduce((sum, batch) => sum + batch.rows, 0);
}

/** The lines of an outbox column; one that an erasure blanked keeps its place, so that halves stay the same. */
const linesOf = (workspace: number, column: string): FactsLine[] =>
  column === '' ? [] : column.split('\n').map((text) => ({ workspace, text }));

async function setAside(rows: Rows, table: string, poison: readonly PoisonLine[]): Promise<void> {
  const now = Date.now();
  await rows
    .insertInto('rejected')
    .values(
      poison.map(({ workspace, text, reason }) => ({
        workspace,
        id: newId(now),
        at: new Date(now),
        expires: new Date(now + REJECTED_KEPT_MS),
        source: table,
        code: 'store-refused',
        reason: storable(`the facts engine refused the row: ${reason}`.slice(0, 1_000)),
        field: '',
        body: storable(table === 'events' ? messageIn(text) : text),
        identities: [...new Set(text.match(IDENTITY) ?? [])],
      })),
    )
    .execute();
}

/** A UUID version 8, which identities alone have. */
const IDENTITY = /\b[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;

/** The message that a row of an event was made from; the row itself where it is too broken to tell. */
function messageIn(text: string): string {
  try {
    const cells: unknown = JSON.parse(text);
    const message: unknown = Array.isArray(cells) ? cells.at(-1) : undefined;
    return JSON.stringify(message) ?? text;
  } catch {
    return text;
  }
}
