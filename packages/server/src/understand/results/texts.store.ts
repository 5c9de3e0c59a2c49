import type { ClickHouseClient } from '@clickhouse/client';
import { scopeSql } from '../../store/scope-sql.ts';
import { readFacts } from './read-facts.ts';
import { moment, type ResultAsk, whereOf } from './result-ask.ts';

/** An answer in words, or the words beside a score. */
export interface TextRow {
  readonly seq: number;
  readonly ms: number;
  readonly identity: string;
  readonly type: string;
  readonly response: string;
  readonly question: string;
  readonly value: number | null;
  readonly text: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
}

/** Where a walk over the texts goes on, newest first. */
export interface TextPlace {
  readonly ms: number;
  readonly seq: number;
}

/** Words stand in answers of these types; those of choices are options. */
const TYPES = `('text', 'nps', 'csat', 'ces')`;
const SCORES = `('nps', 'csat', 'ces')`;
const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/**
 * Answers with words after a place, newest first, that hold one of the pieces of each group: a first sieve that
 * reads text as it lies, without asking what the words mean. Rows that a later revision took back are among them.
 */
export function sieveTexts(
  facts: ClickHouseClient,
  ask: ResultAsk,
  pieces: readonly (readonly string[])[],
  question: string | undefined,
  after: TextPlace | null,
  limit: number,
): Promise<TextRow[]> {
  const params: Record<string, unknown> = { limit };
  const parts = [
    whereOf(scopeSql(ask.scope, params, 'f'), ask, params),
    `f.counted AND f.sign = 1 AND f.question_type IN ${TYPES} AND f.text <> ''`,
  ];
  if (question !== undefined) {
    parts.push('f.question = {question:String}');
    params['question'] = question;
  }
  if (after !== null) {
    parts.push(`(f.time, f.seq) < (${moment('after')}, {seq:UInt64}) AND f.time <= ${moment('after')}`);
    params['after'] = seconds(after.ms);
    params['seq'] = after.seq;
  }
  pieces.forEach((group, index) => {
    parts.push(`multiSearchAnyCaseInsensitiveUTF8(f.text, {pieces${index}:Array(String)})`);
    params[`pieces${index}`] = [...group];
  });
  return readFacts(
    facts,
    `SELECT f.seq AS seq, toUnixTimestamp64Milli(f.time) AS ms, f.identity AS identity, toString(f.question_type) AS type,
       f.response AS response, toString(f.question) AS question, f.value AS value, f.text AS text,
       toString(f.touchpoint) AS touchpoint, toString(f.unit) AS unit, toString(f.channel) AS channel
     FROM answers AS f WHERE ${parts.join(' AND ')}
     ORDER BY f.time DESC, f.seq DESC LIMIT {limit:UInt32}`,
    params,
  );
}

/** Which of these rows a later revision took back. */
export async function takenBack(
  facts: ClickHouseClient,
  ask: ResultAsk,
  rows: readonly TextRow[],
): Promise<Set<number>> {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (newest === undefined || oldest === undefined) return new Set();
  const params: Record<string, unknown> = {
    seqs: rows.map(({ seq }) => seq),
    newest: seconds(newest.ms),
    oldest: seconds(oldest.ms),
  };
  const found = await readFacts<{ seq: number }>(
    facts,
    `SELECT f.seq AS seq FROM answers AS f
     WHERE ${scopeSql(ask.scope, params, 'f')} AND f.question_type IN ${TYPES} AND f.sign = -1
       AND f.time >= ${moment('oldest')} AND f.time <= ${moment('newest')} AND f.seq IN {seqs:Array(UInt64)}`,
    params,
  );
  return new Set(found.map(({ seq }) => seq));
}

/** Scores of a response come within so long of its words. */
const WEEK_MS = 7 * 86_400_000;

export interface ScoreRow {
  readonly response: string;
  readonly type: string;
  readonly value: number;
}

/** The scores that stand of the responses of these rows. */
export function scoresOf(
  facts: ClickHouseClient,
  ask: ResultAsk,
  rows: readonly TextRow[],
): Promise<ScoreRow[]> {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (newest === undefined || oldest === undefined) return Promise.resolve([]);
  const params: Record<string, unknown> = {
    responses: [...new Set(rows.map(({ response }) => response))],
    newest: seconds(newest.ms + WEEK_MS),
    oldest: seconds(oldest.ms - WEEK_MS),
    survey: ask.survey,
  };
  return readFacts(
    facts,
    `SELECT f.response AS response, toString(f.question_type) AS type, assumeNotNull(f.value) AS value FROM answers AS f
     WHERE ${scopeSql(ask.scope, params, 'f')} AND f.question_type IN ${SCORES} AND f.counted AND isNotNull(f.value)
       AND f.time >= ${moment('oldest')} AND f.time <= ${moment('newest')} AND f.survey = {survey:String}
       AND f.response IN {responses:Array(String)}
     GROUP BY f.response, f.question, f.question_type, f.value HAVING sum(f.sign) > 0 ORDER BY f.question_type DESC, f.question`,
    params,
  );
}
