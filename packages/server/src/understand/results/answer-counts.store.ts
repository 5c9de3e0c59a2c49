import type { ClickHouseClient } from '@clickhouse/client';
import { scopeSql } from '../../store/scope-sql.ts';
import { readFacts } from './read-facts.ts';
import { type ResultAsk, whereOf } from './result-ask.ts';

/** Answers to some questions, of the types that the facts hold them as. */
export interface AnswersAsked {
  readonly ask: ResultAsk;
  readonly questions: readonly string[];
  readonly types: readonly string[];
}

/** Most rows of one answer: options, scores, months. */
export const MOST_VALUES = 1_000;

function whereAnswers({ ask, questions, types }: AnswersAsked, params: Record<string, unknown>): string {
  params['questions'] = [...questions];
  params['types'] = [...types];
  return `${whereOf(scopeSql(ask.scope, params, 'f'), ask, params)} AND f.counted
    AND f.question_type IN {types:Array(String)} AND f.question IN {questions:Array(String)}`;
}

/** The options of an answer: of several a JSON list, else the words themselves. */
const LISTED = `if(startsWith(text, '[') AND isValidJSON(text), arrayDistinct(JSONExtract(text, 'Array(String)')), [text])`;

export interface ValueCount {
  readonly question: string;
  readonly value: number;
  readonly n: number;
}

/** How often each value was given, the smallest first; one more than the most where there are more. */
export function countValues(facts: ClickHouseClient, asked: AnswersAsked): Promise<ValueCount[]> {
  const params: Record<string, unknown> = {};
  return readFacts(
    facts,
    `SELECT toString(f.question) AS question, assumeNotNull(f.value) AS value, sum(f.sign) AS n FROM answers AS f
     WHERE ${whereAnswers(asked, params)} AND isNotNull(f.value) GROUP BY f.question, f.value HAVING n > 0
     ORDER BY value LIMIT ${MOST_VALUES + 1}`,
    params,
  );
}

export interface OptionCount {
  readonly question: string;
  readonly option: string;
  /** In which place of the list it stands, from 1. */
  readonly place: number;
  readonly n: number;
}

/** How often each option was given and in which place of its list, the most frequent first. */
export function countOptions(facts: ClickHouseClient, asked: AnswersAsked): Promise<OptionCount[]> {
  const params: Record<string, unknown> = {};
  return readFacts(
    facts,
    `SELECT question, tupleElement(item, 1) AS option, tupleElement(item, 2) AS place, sum(count_) AS n FROM (
       SELECT toString(f.question) AS question, f.text AS text, sum(f.sign) AS count_ FROM answers AS f
       WHERE ${whereAnswers(asked, params)} GROUP BY f.question, f.text HAVING count_ > 0)
     ARRAY JOIN arrayZip(${LISTED} AS options, arrayEnumerate(options)) AS item
     GROUP BY question, option, place ORDER BY n DESC, option, place LIMIT ${MOST_VALUES + 1}`,
    params,
  );
}

export interface NumberSums {
  readonly question: string;
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly least: number;
  readonly most: number;
}

/** Number, sum, sum of squares and ends of the values of each question. */
export function sumValues(facts: ClickHouseClient, asked: AnswersAsked): Promise<NumberSums[]> {
  const params: Record<string, unknown> = {};
  const value = 'assumeNotNull(f.value)';
  return readFacts(
    facts,
    `SELECT toString(f.question) AS question, sum(f.sign) AS n, sum(f.sign * ${value}) AS sum,
       sum(f.sign * ${value} * ${value}) AS squares, min(${value}) AS least, max(${value}) AS most
     FROM answers AS f WHERE ${whereAnswers(asked, params)} AND isNotNull(f.value)
     GROUP BY f.question HAVING n > 0 LIMIT ${MOST_VALUES}`,
    params,
  );
}

/** How many values lie in each bin of a width, by its number from `from` on, and the value in the middle. */
export async function countBins(
  facts: ClickHouseClient,
  asked: AnswersAsked,
  bins: { readonly from: number; readonly width: number; readonly bins: number },
): Promise<{ readonly counts: readonly number[]; readonly median: number | null }> {
  const params: Record<string, unknown> = { begin: bins.from, width: bins.width, last: bins.bins - 1 };
  const value = 'assumeNotNull(f.value)';
  const where = `${whereAnswers(asked, params)} AND isNotNull(f.value)`;
  const rows = await readFacts<{ bin: number; n: number; median: number }>(
    facts,
    `SELECT least(toInt64(floor((${value} - {begin:Float64}) / {width:Float64} + 1e-9)), {last:Int64}) AS bin, sum(f.sign) AS n
     FROM answers AS f WHERE ${where} GROUP BY bin HAVING n > 0 ORDER BY bin LIMIT ${MOST_VALUES}`,
    params,
  );
  const [middle] = await readFacts<{ median: number | null }>(
    facts,
    `SELECT quantileExactWeighted(0.5)(v, toUInt64(c)) AS median FROM (
       SELECT ${value} AS v, sum(f.sign) AS c FROM answers AS f WHERE ${where} GROUP BY v HAVING c > 0)`,
    params,
  );
  const counts = Array.from({ length: bins.bins }, () => 0);
  for (const { bin, n } of rows) counts[Math.max(0, bin)] = (counts[Math.max(0, bin)] ?? 0) + n;
  return { counts, median: rows.length === 0 ? null : (middle?.median ?? null) };
}

/** How many responses answered any of the questions. */
export async function countAnswering(facts: ClickHouseClient, asked: AnswersAsked): Promise<number> {
  const params: Record<string, unknown> = {};
  const where = whereAnswers(asked, params);
  const [row] = await readFacts<{ n: number }>(
    facts,
    asked.questions.length === 1
      ? `SELECT sum(f.sign) AS n FROM answers AS f WHERE ${where}`
      : `SELECT count() AS n FROM (SELECT 1 FROM answers AS f WHERE ${where} GROUP BY cityHash64(f.response) HAVING sum(f.sign) > 0)`,
    params,
  );
  return row?.n ?? 0;
}
