import type { ClickHouseClient } from '@clickhouse/client';
import { scopeSql } from '../../store/scope-sql.ts';
import { readFacts } from './read-facts.ts';
import { type ResultAsk, whereOf } from './result-ask.ts';

/** Most surveys of one list, and most questions of one survey. */
export const MOST_SURVEYS = 500;
const MOST_QUESTIONS = 1_000;
/** What an order of questions and a time to answer are read of, where there are more responses. */
const DRAWN = 200_000;

const counted = (ask: ResultAsk, params: Record<string, unknown>): string =>
  `${whereOf(scopeSql(ask.scope, params, 'f'), ask, params)} AND f.counted`;

export interface SurveyCount {
  readonly key: string;
  readonly responses: number;
  readonly first: number;
  readonly last: number;
}

/** The surveys that have answers, most responses first; one more than the most where there are more. */
export function countSurveys(facts: ClickHouseClient, ask: ResultAsk): Promise<SurveyCount[]> {
  const params: Record<string, unknown> = {};
  return readFacts(
    facts,
    `SELECT key, count() AS responses, min(first) AS first, max(last) AS last FROM (
       SELECT toString(any(f.survey)) AS key, toUnixTimestamp64Milli(min(f.time)) AS first, toUnixTimestamp64Milli(max(f.time)) AS last
       FROM answers AS f WHERE ${counted(ask, params)} AND f.survey <> ''
       GROUP BY cityHash64(f.survey, f.response) HAVING sum(f.sign) > 0)
     GROUP BY key ORDER BY responses DESC, key LIMIT ${MOST_SURVEYS + 1}`,
    params,
  );
}

/** How many responses have an answer that counts. */
export async function countResponses(facts: ClickHouseClient, ask: ResultAsk): Promise<number> {
  const params: Record<string, unknown> = {};
  const [row] = await readFacts<{ n: number }>(
    facts,
    `SELECT count() AS n FROM (SELECT 1 FROM answers AS f WHERE ${counted(ask, params)}
       GROUP BY cityHash64(f.response) HAVING sum(f.sign) > 0)`,
    params,
  );
  return row?.n ?? 0;
}

export interface CountedQuestion {
  readonly key: string;
  readonly type: string;
  readonly n: number;
}

/** The questions that were answered; one that changed its type is of the type that has most answers. */
export async function countQuestions(
  facts: ClickHouseClient,
  ask: ResultAsk,
  only: readonly string[] | null = null,
): Promise<CountedQuestion[]> {
  const params: Record<string, unknown> = only === null ? {} : { only: [...only] };
  const which = only === null ? '' : 'AND f.question IN {only:Array(String)}';
  const rows = await readFacts<CountedQuestion>(
    facts,
    `SELECT toString(f.question) AS key, toString(f.question_type) AS type, sum(f.sign) AS n
     FROM answers AS f WHERE ${counted(ask, params)} ${which} GROUP BY f.question, f.question_type
     HAVING n > 0 ORDER BY n DESC, key LIMIT ${MOST_QUESTIONS}`,
    params,
  );
  return [...new Map(rows.toReversed().map((row) => [row.key, row])).values()].toSorted((a, b) => b.n - a.n);
}

/** A way through the questions, in the order of answering, and how many responses went it. */
export interface AnsweredWay {
  readonly questions: readonly string[];
  readonly n: number;
}
export interface TimeTaken {
  readonly n: number;
  readonly lower: number | null;
  readonly median: number | null;
  readonly upper: number | null;
  readonly drawn: boolean;
}

/**
 * In which order questions were answered and how long it took, in seconds from the first answer to the last of
 * responses with more than one: of all responses or, where there are very many, of a part drawn by lot. A changed
 * answer is as old as it was at first.
 */
export async function readWays(
  facts: ClickHouseClient,
  ask: ResultAsk,
  responses: number,
): Promise<{ readonly ways: readonly AnsweredWay[]; readonly time: TimeTaken }> {
  const step = Math.max(1, Math.ceil(responses / DRAWN));
  const params: Record<string, unknown> = { step };
  const [row] = await readFacts<{ n: number; quartiles: number[]; ways: [string[][], number[]] }>(
    facts,
    `SELECT countIf(length(asked) > 1) AS n, quantilesExactInclusiveIf(0.25, 0.5, 0.75)(took, length(asked) > 1) AS quartiles,
       sumMap([asked], [toUInt64(1)]) AS ways
     FROM (
       SELECT arrayMap(x -> x.2, arraySort(groupArray((at, question)))) AS asked, (max(at) - min(at)) / 1000 AS took
       FROM (
         SELECT cityHash64(f.response) AS r, toString(f.question) AS question, toUnixTimestamp64Milli(min(f.time)) AS at
         FROM answers AS f WHERE ${counted(ask, params)} AND cityHash64(f.response) % {step:UInt64} = 0
         GROUP BY r, f.question HAVING sum(f.sign) > 0)
       GROUP BY r)`,
    params,
  );
  const [lists, counts] = row?.ways ?? [[], []];
  return {
    ways: lists.map((questions, at) => ({ questions, n: counts[at] ?? 0 })),
    time: timeOf(row?.n ?? 0, row?.quartiles ?? [], step > 1),
  };
}

export const timeOf = (n: number, quartiles: readonly number[], drawn: boolean): TimeTaken => {
  const [lower, median, upper] = n === 0 ? [] : quartiles;
  return { n, lower: lower ?? null, median: median ?? null, upper: upper ?? null, drawn };
};

/** True where anybody in the scope ever answered the survey. */
export async function wasAnswered(facts: ClickHouseClient, ask: ResultAsk): Promise<boolean> {
  const params: Record<string, unknown> = { survey: ask.survey };
  const rows = await readFacts(
    facts,
    `SELECT 1 FROM answers AS f WHERE ${scopeSql(ask.scope, params, 'f')} AND f.survey = {survey:String} AND f.counted LIMIT 1`,
    params,
  );
  return rows.length > 0;
}
