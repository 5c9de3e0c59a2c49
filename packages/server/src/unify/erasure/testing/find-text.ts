import type { ClickHouseClient } from '@clickhouse/client';
import pg from 'pg';

/** Where a text was found: `postgres public.person: 2`. */
type Find = string;

/** Every table of the state engine that holds a text, read from its catalog: a new table is covered. */
export async function findInState(
  ownerUrl: string,
  workspace: number,
  texts: readonly string[],
): Promise<Find[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('romashka.workspace', $1, false)`, [String(workspace)]);
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const finds: Find[] = [];
    for (const { name } of rows) {
      const found = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${name} AS t
         WHERE EXISTS (SELECT FROM unnest($1::text[]) AS wanted(word) WHERE strpos(lower(t::text), word) > 0)`,
        [texts.map((text) => text.toLowerCase())],
      );
      if ((found.rows[0]?.n ?? 0) > 0) finds.push(`postgres ${name}: ${found.rows[0]?.n}`);
    }
    return finds;
  } finally {
    await client.end();
  }
}

/** Every table of the facts engine that holds a text; with `marked`, rows that are marked as deleted too. */
export async function findInFacts(
  facts: ClickHouseClient,
  texts: readonly string[],
  marked = false,
): Promise<Find[]> {
  const tables = await facts.query({
    query: `SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name`,
    format: 'JSONEachRow',
  });
  const finds: Find[] = [];
  for (const { name } of await tables.json<{ name: string }>()) {
    const result = await facts.query({
      query: `SELECT count() AS n FROM ${name}
        WHERE multiSearchAnyCaseInsensitiveUTF8(toString(tuple(*)), {texts:Array(String)})`,
      query_params: { texts },
      format: 'JSONEachRow',
      clickhouse_settings: { apply_deleted_mask: marked ? 0 : 1 },
    });
    const [row] = await result.json<{ n: number | string }>();
    if (Number(row?.n ?? 0) > 0) finds.push(`clickhouse ${name}: ${row?.n}`);
  }
  return finds;
}
