import type { ClickHouseClient } from '@clickhouse/client';

/** The rows of a question to the facts engine; whole numbers come as numbers. */
export async function readFacts<Row>(
  facts: ClickHouseClient,
  query: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  const result = await facts.query({
    query,
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json<Row>();
}
