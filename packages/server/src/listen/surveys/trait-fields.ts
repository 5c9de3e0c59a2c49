import type { ClickHouseClient } from '@clickhouse/client';
import type { Field } from '@romashka/model/conditions';
import type { WorkspaceId } from '@romashka/model/kernel';

/** Profiles that are looked at for the names of their traits, and most names that are offered. */
const SAMPLE = 20_000;
const MOST_TRAITS = 200;

/**
 * The traits that customers of the workspace have, most frequent first, as fields that conditions may
 * ask about. What a trait holds is told by a sample: numbers, yes or no, dates, else text.
 */
export async function traitFields(facts: ClickHouseClient, workspace: WorkspaceId): Promise<Field[]> {
  const result = await facts.query({
    query: `SELECT trait, count() AS n, countIf(toFloat64OrNull(value) IS NULL) AS words,
        countIf(value NOT IN ('true', 'false')) AS other, countIf(NOT match(value, '^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d$')) AS undated
      FROM (SELECT traits FROM profiles WHERE workspace = {workspace:UInt32} AND alive LIMIT ${SAMPLE})
      ARRAY JOIN mapKeys(traits) AS trait, mapValues(traits) AS value
      GROUP BY trait ORDER BY n DESC, trait LIMIT ${MOST_TRAITS}`,
    query_params: { workspace },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  const found = await result.json<{ trait: string; words: number; other: number; undated: number }>();
  return found.map(({ trait, ...seen }) => ({
    key: trait,
    type: typeOf(seen),
    name: { ru: trait, en: trait },
  }));
}

function typeOf(seen: { readonly words: number; readonly other: number; readonly undated: number }) {
  if (seen.other === 0) return 'boolean' as const;
  if (seen.undated === 0) return 'date' as const;
  return seen.words === 0 ? ('number' as const) : ('text' as const);
}
