import type { ClickHouseClient } from '@clickhouse/client';
import type { Fingerprint } from './manifest.ts';

/** A table of the facts engine as a backup sees it. */
export interface FactsTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** True where the newest version of a row stands for all of them. */
  readonly versioned: boolean;
}

/** Snapshots of tables, while a backup is being written, are tables with this before their name. */
export const SNAPSHOT_PREFIX = 'backup_of_';

/** Every table of the facts engine, read from its catalog, so that a new one is in the next backup. */
export async function factsTables(facts: ClickHouseClient): Promise<FactsTable[]> {
  const result = await facts.query({
    query: `SELECT t.name AS table, t.engine LIKE '%Replacing%' AS versioned,
        arrayMap(c -> c.2, arraySort(c -> c.1, groupArray((c.position, c.name)))) AS columns
      FROM system.tables t JOIN system.columns c ON c.database = t.database AND c.table = t.name
      WHERE t.database = currentDatabase() AND t.engine LIKE '%MergeTree' AND t.name <> 'romashka_migration'
        AND NOT startsWith(t.name, {prefix:String}) AND c.default_kind NOT IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL')
      GROUP BY t.name, versioned ORDER BY t.name`,
    query_params: { prefix: SNAPSHOT_PREFIX },
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ table: string; versioned: 0 | 1; columns: string[] }>();
  return rows.map((row) => ({ ...row, versioned: row.versioned === 1 }));
}

export const factsColumns = ({ columns }: Pick<FactsTable, 'columns'>): string =>
  columns.map(quoted).join(', ');

export const quoted = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** Where to read a table's rows, each in its newest version; `name` is the table or its snapshot. */
export const factsSource = (table: FactsTable, name = table.table): string =>
  `${quoted(name)}${table.versioned ? ' FINAL' : ''}`;

/** Counts and hashes the rows of a table or of its snapshot. */
export async function factsFingerprint(
  facts: ClickHouseClient,
  table: FactsTable,
  name = table.table,
): Promise<Fingerprint> {
  const result = await facts.query({
    // A tuple is hashed whole: by themselves, the columns of a row with a NULL would hash to NULL.
    query: `SELECT toString(count()) AS rows, toString(sum(cityHash64(tuple(${factsColumns(table)})))) AS hash
      FROM ${factsSource(table, name)}`,
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ rows: string; hash: string }>();
  return { rows: Number(row?.rows ?? 0), hash: row?.hash ?? '0' };
}
