import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { BACKUP_LOCK, dropSnapshots } from '../govern/backup/facts-snapshot.ts';
import { heavyClient } from '../govern/backup/heavy-client.ts';
import { withOwner } from '../govern/backup/owner-client.ts';
import type { Services } from '../services.ts';
import { type Erasure, finishErasure, unfinishedErasures } from '../unify/erasure/erasures.store.ts';
import { FACTS_OF } from '../unify/erasure/hide-facts.ts';
import { vacuumAway } from './vacuum-away.ts';

/** The tables of the state engine from which an erasure deletes. */
const STATE_TABLES = [
  'person',
  'person_name',
  'name_word',
  'identity',
  'contact',
  'match_key',
  'merge',
  'held_match',
  'answer_state',
  'invitation',
  'outbox',
  'rejected',
  'import_rejected',
  'survey_invitation',
  'survey_response',
  'survey_file',
] as const;

/** ClickHouse keeps parts that were replaced for 8 minutes, then removes them when it comes to it. */
const PARTS_WAIT_MS = 45 * 60_000;
const PARTS_LOOK_MS = 2_000;

/**
 * Makes erasures physical: both engines rewrite what holds rows of the erased and drop the old
 * copies. Runs for many minutes, mostly waiting; broken off, it begins again. Not while a backup
 * is being written, whose snapshot holds on to the old copies.
 * @returns how many erasures are finished by it
 */
export async function finishErasures(services: Services, signal: AbortSignal): Promise<number> {
  const open = await services.database.asSystem(unfinishedErasures);
  const hidden = open.filter((erasure) => erasure.removed['events'] !== undefined);
  if (hidden.length === 0) return 0;
  const facts = heavyClient(services.engines.clickhouseUrl);
  try {
    if (!(await rewriteEngines(services, facts, signal))) return 0;
    if (!(await oldPartsGone(facts, signal))) return 0;
  } finally {
    await facts.close();
  }
  await services.database.asSystem((rows) => finishAll(rows, hidden, new Date(services.now())));
  return hidden.length;
}

async function finishAll(
  rows: Parameters<typeof finishErasure>[0],
  erasures: readonly Erasure[],
  at: Date,
): Promise<void> {
  for (const erasure of erasures) await finishErasure(rows, erasure, at);
}

function rewriteEngines(services: Services, facts: ClickHouseClient, signal: AbortSignal): Promise<boolean> {
  return withOwner(services.engines.databaseOwnerUrl, async (client) => {
    const lock = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::bigint) as free', [
      BACKUP_LOCK,
    ]);
    if (lock.rows[0]?.free !== true) return false;
    await dropSnapshots(facts);
    for (const { table } of FACTS_OF) {
      if (signal.aborted) return false;
      await facts.command({
        query: `ALTER TABLE ${table} APPLY DELETED MASK`,
        clickhouse_settings: { mutations_sync: '2' },
      });
    }
    // Older versions of a profile, hidden by FINAL, may hold traits of someone it was merged with.
    for (const table of ['profiles', 'identities'])
      await facts.command({ query: `OPTIMIZE TABLE ${table} FINAL` });
    return vacuumAway(client, STATE_TABLES, signal);
  });
}

/** Waits until the parts that were replaced up to now are removed from the disk. */
async function oldPartsGone(facts: ClickHouseClient, signal: AbortSignal): Promise<boolean> {
  const until = Date.now() + PARTS_WAIT_MS;
  const tables = FACTS_OF.map(({ table }) => table);
  const since = await readOne(facts, 'SELECT toUnixTimestamp(now()) AS n', {});
  while (!signal.aborted && Date.now() < until) {
    const left = await readOne(
      facts,
      `SELECT count() AS n FROM system.parts WHERE database = currentDatabase() AND table IN {tables:Array(String)}
        AND NOT active AND toUnixTimestamp(remove_time) <= {since:UInt32}`,
      { tables, since },
    );
    if (left === 0) return true;
    await sleep(PARTS_LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function readOne(
  facts: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown>,
): Promise<number> {
  const result = await facts.query({ query, query_params, format: 'JSONEachRow' });
  const [row] = await result.json<{ n: number | string }>();
  return Number(row?.n ?? 0);
}
