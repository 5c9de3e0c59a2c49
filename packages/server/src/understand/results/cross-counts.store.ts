import type { ClickHouseClient } from '@clickhouse/client';
import { scopeSql } from '../../store/scope-sql.ts';
import { readFacts } from './read-facts.ts';
import { type ResultAsk, whereOf } from './result-ask.ts';

/** A question as a side of a cross table. */
export interface CrossQuestion {
  readonly key: string;
  readonly type: string;
}
export type CrossColumns =
  | { readonly kind: 'question'; readonly question: CrossQuestion }
  | { readonly kind: 'dimension'; readonly dimension: 'unit' | 'channel' | 'touchpoint' | 'month' };

export interface CrossCount {
  readonly row: string;
  readonly column: string;
  readonly n: number;
}

/** Cells of one answer; one more where there are more. */
export const MOST_CELLS = 20_000;
const VALUE = 'assumeNotNull(f.value)';
const LISTED = `if(startsWith(f.text, '[') AND isValidJSON(f.text), arrayDistinct(JSONExtract(f.text, 'Array(String)')), [f.text])`;

/** Into which groups an answer falls, by the type of its question; null for types that cannot stand in a table. */
function groupsSql(type: string): string | null {
  switch (type) {
    case 'nps':
      return `[multiIf(${VALUE} >= 9, 'promoter', ${VALUE} >= 7, 'passive', 'detractor')]`;
    case 'net':
      return `[multiIf(${VALUE} > 0, 'more', ${VALUE} < 0, 'less', 'same')]`;
    case 'csat':
    case 'ces':
    case 'rating':
      return `[toString(${VALUE})]`;
    case 'choice':
    case 'consent':
      return LISTED;
    case 'ranking':
      return `arraySlice(${LISTED}, 1, 1)`;
    default:
      return null;
  }
}

export const isCrossable = (type: string): boolean => groupsSql(type) !== null;

/** Responses by the answer to one question and the other side; the types must be crossable. */
export function countCross(
  facts: ClickHouseClient,
  ask: ResultAsk,
  rows: CrossQuestion,
  columns: CrossColumns,
): Promise<CrossCount[]> {
  const params: Record<string, unknown> = {};
  const where = `${whereOf(scopeSql(ask.scope, params, 'f'), ask, params)} AND f.counted`;
  const answersTo = ({ key, type }: CrossQuestion, side: 'row' | 'column'): string => {
    params[`${side}Question`] = key;
    params[`${side}Type`] = type;
    return `${where} AND f.question_type = {${side}Type:String} AND f.question = {${side}Question:String}`;
  };
  if (columns.kind === 'dimension')
    return readFacts(
      facts,
      `SELECT row, column, sum(sign_) AS n FROM (
         SELECT arrayJoin(${groupsSql(rows.type)}) AS row, ${dimensionSql(columns.dimension, ask, params)} AS column, f.sign AS sign_
         FROM answers AS f WHERE ${answersTo(rows, 'row')})
       GROUP BY row, column HAVING n > 0 ORDER BY n DESC, row, column LIMIT ${MOST_CELLS + 1}`,
      params,
    );
  const side = (question: CrossQuestion, name: 'row' | 'column'): string =>
    `SELECT cityHash64(f.response) AS r, arrayJoin(${groupsSql(question.type)}) AS ${name} FROM answers AS f
     WHERE ${answersTo(question, name)} GROUP BY r, ${name} HAVING sum(f.sign) > 0`;
  return readFacts(
    facts,
    `SELECT a.row AS row, b.column AS column, count() AS n
     FROM (${side(rows, 'row')}) AS a JOIN (${side(columns.question, 'column')}) AS b ON a.r = b.r
     GROUP BY row, column ORDER BY n DESC, row, column LIMIT ${MOST_CELLS + 1}`,
    params,
  );
}

/** True where somebody gave several answers at once to a question. */
export async function hasSeveral(
  facts: ClickHouseClient,
  ask: ResultAsk,
  { key, type }: CrossQuestion,
): Promise<boolean> {
  if (type !== 'choice') return false;
  const params: Record<string, unknown> = { key, type };
  const found = await readFacts(
    facts,
    `SELECT 1 FROM answers AS f WHERE ${whereOf(scopeSql(ask.scope, params, 'f'), ask, params)} AND f.counted
       AND f.question_type = {type:String} AND f.question = {key:String} AND startsWith(f.text, '[') AND length(${LISTED}) > 1 LIMIT 1`,
    params,
  );
  return found.length > 0;
}

function dimensionSql(
  dimension: 'unit' | 'channel' | 'touchpoint' | 'month',
  { timeZone }: ResultAsk,
  params: Record<string, unknown>,
): string {
  if (dimension !== 'month') return `toString(f.${dimension})`;
  params['timeZone'] = timeZone;
  return `formatDateTime(toDateTime(f.time, {timeZone:String}), '%Y-%m')`;
}
