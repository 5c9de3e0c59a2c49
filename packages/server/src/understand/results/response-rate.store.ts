import type { ClickHouseClient } from '@clickhouse/client';
import { scopeSql } from '../../store/scope-sql.ts';
import { readFacts } from './read-facts.ts';
import { type ResultAsk, whereOf } from './result-ask.ts';

export type RateGroup = 'total' | 'channel' | 'unit' | 'month';
export interface RateCount {
  readonly group: RateGroup;
  readonly key: string;
  readonly sent: number;
  readonly answered: number;
}

/** Most groups of all kinds together. */
const MOST_GROUPS = 5_000;

/**
 * Of the invitations that were sent, how many were answered, whenever that was: in total and by where and when
 * they were sent. An invitation is told from others by the digest of its id; one that was sent again, as a reminder
 * is, counts once in each group.
 */
export async function countRates(facts: ClickHouseClient, ask: ResultAsk): Promise<RateCount[]> {
  const params: Record<string, unknown> = { timeZone: ask.timeZone };
  const invited = invitedSql(ask, params);
  const [total] = await readFacts<{ sent: number; answered: number; sendings: number }>(
    facts,
    `SELECT uniqExact(id) AS sent, uniqExactIf(id, hit) AS answered, count() AS sendings FROM (${invited})`,
    params,
  );
  if (total === undefined || total.sent === 0) return [];
  // Telling ids apart costs ten times what counting does, and is needed only where some came twice.
  const counts =
    total.sendings === total.sent ? ['count()', 'countIf(hit)'] : ['uniqExact(id)', 'uniqExactIf(id, hit)'];
  const groups = await readFacts<RateCount>(
    facts,
    `SELECT multiIf(grouping(channel) = 0, 'channel', grouping(unit) = 0, 'unit', 'month') AS group,
       multiIf(grouping(channel) = 0, toString(channel), grouping(unit) = 0, toString(unit), formatDateTime(month, '%Y-%m')) AS key,
       ${counts[0]} AS sent, ${counts[1]} AS answered
     FROM (${invited}) GROUP BY GROUPING SETS ((channel), (unit), (month)) ORDER BY sent DESC, key LIMIT ${MOST_GROUPS}`,
    params,
  );
  return [{ group: 'total', key: '', sent: total.sent, answered: total.answered }, ...groups];
}

/** Every sending of an invitation, and whether somebody answered it. */
function invitedSql(ask: ResultAsk, params: Record<string, unknown>): string {
  const scope = scopeSql(ask.scope, params, 'f');
  const sent = whereOf(scope, ask, params);
  const since = whereOf(
    scope,
    { survey: ask.survey, from: ask.from, to: null, units: null, touchpoint: undefined, channel: undefined },
    params,
  );
  return `SELECT cityHash64(f.survey_subject) AS id, f.channel AS channel, f.unit AS unit,
      toStartOfMonth(toDateTime(f.time, {timeZone:String})) AS month,
      id IN (SELECT cityHash64(f.invitation) FROM answers AS f WHERE ${since} AND f.counted AND f.sign = 1 AND f.invitation <> '') AS hit
    FROM events AS f WHERE ${sent} AND f.name = 'Survey Sent' AND f.survey_subject <> ''`;
}

/** How many responses came to the end, as the events say that tell of it. */
export async function countComplete(facts: ClickHouseClient, ask: ResultAsk): Promise<number> {
  const params: Record<string, unknown> = {};
  const [row] = await readFacts<{ n: number }>(
    facts,
    `SELECT uniqExact(f.survey_subject) AS n FROM events AS f
     WHERE ${whereOf(scopeSql(ask.scope, params, 'f'), ask, params)} AND f.name = 'Survey Completed'`,
    params,
  );
  return row?.n ?? 0;
}
