import type pg from 'pg';
import type { Fingerprint } from './manifest.ts';
import { columnsOf, nameOf, rowsWhere, type StateTable } from './state-tables.ts';

/**
 * Begins every transaction over whole tables. Values are hashed as text, and these settings decide how
 * they are written; such a transaction may have to wait long for the other engine.
 */
export const WHOLE_TABLE_SETTINGS = `SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, MDY';
  SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/** Counts and hashes the rows of a table that a backup holds, of one workspace or of all that can be seen. */
export async function stateFingerprint(
  client: pg.Client,
  table: StateTable,
  workspace: number | null,
): Promise<Fingerprint> {
  const { rows } = await client.query<{ rows: string; hash: string }>(
    `SELECT count(*)::text AS rows, coalesce(sum(hashtextextended(ROW(${columnsOf(table)})::text, 0)), 0)::text AS hash
     FROM ${nameOf(table)}${rowsWhere(table, workspace)}`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), hash: rows[0]?.hash ?? '0' };
}

export const addFingerprints = (one: Fingerprint, other: Fingerprint): Fingerprint => ({
  rows: one.rows + other.rows,
  hash: String(BigInt(one.hash) + BigInt(other.hash)),
});
