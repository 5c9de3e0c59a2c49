import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError } from '@clickhouse/client';

export interface FactsInsert {
  readonly table: string;
  readonly columns: readonly string[];
  /** Inserting the same lines under the same token again inserts nothing. */
  readonly token: string;
}

/** One row of a table as JSON text, with whose it is. */
export interface FactsLine {
  readonly workspace: number;
  readonly text: string;
}

/** A line that the engine will not take, with its words. */
export interface PoisonLine extends FactsLine {
  readonly reason: string;
}

/**
 * ClickHouse errors that say that the data is wrong, not the engine: what cannot be parsed, has
 * another type, is out of range or wrongly encoded. Any other is answered by sending again.
 */
const DATA_ERRORS = new Set(
  [
    6, 25, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 130, 131, 190, 321, 349, 376, 407, 441, 457, 467, 469,
  ].map(String),
);

/**
 * Inserts lines of JSONCompactEachRow; when the engine refuses the data, halves them until
 * each bad line stands alone. The halves' tokens follow from the whole's, so that a replay
 * after a crash takes the same way and doubles nothing.
 * @returns the lines that were refused; throws when the engine itself failed
 */
export async function insertFacts(
  facts: ClickHouseClient,
  insert: FactsInsert,
  lines: readonly FactsLine[],
): Promise<PoisonLine[]> {
  if (lines.length === 0) return [];
  try {
    await send(facts, insert, lines);
    return [];
  } catch (error) {
    if (!(error instanceof ClickHouseError) || !DATA_ERRORS.has(error.code)) throw error;
    const [only] = lines;
    if (lines.length === 1 && only !== undefined) return [{ ...only, reason: error.message }];
  }
  const half = Math.ceil(lines.length / 2);
  return [
    ...(await insertFacts(facts, { ...insert, token: `${insert.token}/0` }, lines.slice(0, half))),
    ...(await insertFacts(facts, { ...insert, token: `${insert.token}/1` }, lines.slice(half))),
  ];
}

async function send(
  facts: ClickHouseClient,
  insert: FactsInsert,
  lines: readonly FactsLine[],
): Promise<void> {
  const { table, columns, token } = insert;
  // A blank line would end the data for the engine.
  const texts = lines.flatMap(({ text }) => (text.trim() === '' ? [] : text));
  if (texts.length === 0) return;
  const result = await facts.exec({
    query: `INSERT INTO ${table} (${columns.join(', ')}) SETTINGS insert_deduplication_token = '${token}', max_partitions_per_insert_block = 10000, throw_on_max_partitions_per_insert_block = 0 FORMAT JSONCompactEachRow`,
    values: Readable.from([Buffer.from(texts.join('\n'))]),
  });
  result.stream.resume();
  await new Promise((resolve, reject) => result.stream.once('close', resolve).once('error', reject));
}
