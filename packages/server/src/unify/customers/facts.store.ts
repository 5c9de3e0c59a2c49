import type { ClickHouseClient } from '@clickhouse/client';
import type { Scope } from '@romashka/model/govern';
import { scopeSql } from '../../store/scope-sql.ts';

/** What a list of facts is narrowed by; identities bound it to one person. */
export interface FactFilter {
  /** Only what its units may see, whatever else is asked. */
  readonly scope: Scope;
  readonly identities: readonly string[] | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly equal: Readonly<Record<string, string | undefined>>;
  /** The row after which the list goes on, newest first. */
  readonly after: { readonly time: number; readonly seq: number } | null;
  readonly limit: number;
}

export interface EventFact {
  readonly id: string;
  readonly identity: string;
  readonly ms: number;
  readonly received_ms: number;
  readonly type: string;
  readonly name: string;
  readonly message_id: string;
  readonly source: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
  readonly raw: string;
}

export interface AnswerRow {
  readonly id: string;
  readonly identity: string;
  readonly ms: number;
  readonly question_type: string;
  readonly response: string;
  readonly revision: number;
  readonly invitation: string;
  readonly survey: string;
  readonly question: string;
  readonly value: number | null;
  readonly text: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
}

/** The columns that a request may narrow by, each with the name it has in a request. */
const EQUAL_COLUMNS: Readonly<Record<string, string>> = {
  touchpoint: 'touchpoint',
  unit: 'unit',
  channel: 'channel',
  source: 'source',
  type: 'type',
  event: 'name',
  survey: 'survey',
  question: 'question',
  questionType: 'question_type',
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function whereOf(filter: FactFilter): { where: string; params: Record<string, unknown> } {
  const params: Record<string, unknown> = { limit: filter.limit };
  const parts = [scopeSql(filter.scope, params)];
  if (filter.identities !== null) {
    parts.push('identity IN {identities:Array(UUID)}');
    params['identities'] = filter.identities;
  }
  if (filter.from !== null) {
    parts.push("time >= toDateTime64({from:Float64}, 3, 'UTC')");
    params['from'] = seconds(filter.from);
  }
  if (filter.to !== null) {
    parts.push("time < toDateTime64({to:Float64}, 3, 'UTC')");
    params['to'] = seconds(filter.to);
  }
  for (const [name, value] of Object.entries(filter.equal)) {
    const column = EQUAL_COLUMNS[name];
    if (value === undefined || column === undefined) continue;
    parts.push(`${column} = {${name}:String}`);
    params[name] = value;
  }
  if (filter.after !== null) {
    parts.push("(time, seq) < (toDateTime64({after:Float64}, 3, 'UTC'), {seq:UInt64})");
    params['after'] = seconds(filter.after.time);
    params['seq'] = filter.after.seq;
  }
  return { where: parts.join(' AND '), params };
}

/** Events, newest first. */
export async function listEvents(facts: ClickHouseClient, filter: FactFilter): Promise<EventFact[]> {
  const { where, params } = whereOf(filter);
  const result = await facts.query({
    query: `SELECT toString(seq) AS id, identity, toUnixTimestamp64Milli(time) AS ms, toUnixTimestamp64Milli(received) AS received_ms,
      type, name, message_id, source, touchpoint, unit, channel, raw
      FROM events WHERE ${where} ORDER BY time DESC, seq DESC LIMIT {limit:UInt32}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json();
}

/** Answers, last revision of each, newest first. */
export async function listAnswers(facts: ClickHouseClient, filter: FactFilter): Promise<AnswerRow[]> {
  const { where, params } = whereOf(filter);
  const result = await facts.query({
    query: `SELECT toString(seq) AS id, identity, toUnixTimestamp64Milli(time) AS ms, question_type, response, revision,
      invitation, survey, question, value, text, touchpoint, unit, channel
      FROM answers WHERE ${where}
      GROUP BY seq, identity, time, question_type, response, revision, invitation, survey, question, value, text, touchpoint, unit, channel
      HAVING sum(sign) > 0 ORDER BY time DESC, seq DESC LIMIT {limit:UInt32}`,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json();
}
