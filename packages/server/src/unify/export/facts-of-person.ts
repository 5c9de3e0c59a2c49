import type { ClickHouseClient } from '@clickhouse/client';
import { ANSWER_COLUMNS, EVENT_COLUMNS } from '../../hot-path/facts-rows.ts';

/** An event of an export. `message` is the canonical message as JSON text. */
export interface ExportedEvent {
  readonly seq: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const instant = (ms: number): string => new Date(ms).toISOString();

/** The outbox has times as seconds with three decimals. */
const toMs = (seconds: unknown): number => Math.round(Number(seconds) * 1000);

/** Columns that an export names by itself or leaves out. */
const OWN = new Set(['workspace', 'seq', 'time', 'received', 'raw']);
const EVENT_FIELDS = EVENT_COLUMNS.filter((column) => !OWN.has(column));
const ANSWER_FIELDS = ANSWER_COLUMNS.filter((column) => !OWN.has(column));

/** An event's line of the outbox, by the column order of the facts table. */
export function waitingEvent(cells: readonly unknown[]): ExportedEvent {
  const row = named(EVENT_COLUMNS, cells);
  return eventOf({
    ...row,
    raw: JSON.stringify(row['raw']),
    ms: toMs(row['time']),
    received_ms: toMs(row['received']),
  });
}

export function waitingAnswer(cells: readonly unknown[]): Record<string, unknown> {
  const row = named(ANSWER_COLUMNS, cells);
  return answerOf({ ...row, ms: toMs(row['time']) });
}

/** The events of identities from the facts engine, those of one identity together, oldest first. */
export async function* eventsOf(
  facts: ClickHouseClient,
  workspace: number,
  identities: readonly string[],
): AsyncGenerator<ExportedEvent> {
  const query = `SELECT toString(seq) AS seq_text, toUnixTimestamp64Milli(time) AS ms,
      toUnixTimestamp64Milli(received) AS received_ms, raw, ${EVENT_FIELDS.join(', ')}
    FROM events WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
    ORDER BY workspace, identity, time, seq`;
  for await (const row of rowsOf(facts, query, { workspace, identities })) yield eventOf(row);
}

/** Every row of the identities' answers: `sign` -1 takes the row of an earlier revision out again. */
export async function* answersOf(
  facts: ClickHouseClient,
  workspace: number,
  identities: readonly string[],
): AsyncGenerator<Record<string, unknown>> {
  const query = `SELECT toString(seq) AS seq_text, toUnixTimestamp64Milli(time) AS ms, ${ANSWER_FIELDS.join(', ')}
    FROM answers WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
    ORDER BY identity, time, seq, sign DESC`;
  for await (const row of rowsOf(facts, query, { workspace, identities })) yield answerOf(row);
}

async function* rowsOf(
  facts: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown>,
): AsyncGenerator<Record<string, unknown>> {
  const result = await facts.query({
    query,
    query_params,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  for await (const rows of result.stream<Record<string, unknown>>())
    for (const row of rows) yield row.json<Record<string, unknown>>();
}

function eventOf(row: Readonly<Record<string, unknown>>): ExportedEvent {
  const seq = String(row['seq_text'] ?? row['seq']);
  const fields = {
    id: seq,
    time: instant(Number(row['ms'])),
    received: instant(Number(row['received_ms'])),
    ...pick(EVENT_FIELDS, row),
  };
  return { seq, fields, message: String(row['raw']) };
}

const answerOf = (row: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: String(row['seq_text'] ?? row['seq']),
  time: instant(Number(row['ms'])),
  ...pick(ANSWER_FIELDS, row),
});

const named = (columns: readonly string[], cells: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column, index) => [column, cells[index]]));

const pick = (columns: readonly string[], row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));
