import type { ClickHouseClient } from '@clickhouse/client';
import type { Scope } from '@romashka/model/govern';
import { ANSWER_EVENT } from '@romashka/model/kernel';
import { lagFrom, type SignalCount } from '@romashka/model/listen';
import { scopeSql } from '../../store/scope-sql.ts';

/** More groups than the largest register makes; what is beyond them is the rarest. */
const MOST_GROUPS = 200_000;
const MOST_UNDESCRIBED = 200;
const EVENTS_EACH = 30;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
const moment = (name: string): string => `toDateTime64({${name}:Float64}, 3, 'UTC')`;

/** Which facts are counted, and how they are cut. Times are ms since 1970. */
export interface SignalAsk {
  readonly scope: Scope;
  readonly touchpoints: readonly string[];
  /** Names of events. */
  readonly names: readonly string[];
  /** Starts of the stretches of time that are told apart, in order; nothing before the first is counted. */
  readonly starts: readonly number[];
  readonly until: number;
  /** The starts of the delays that are told apart, in order, in ms. */
  readonly lags: readonly number[];
  /** The moments under which rows of imports were received. */
  readonly imports: readonly number[];
}

async function run<Row>(
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
  return result.json();
}

/**
 * Counts the records of touchpoints by event, stretch of time, way and delay: one pass over the events, and
 * one over the answers among them that hold words. A record came in a file when it is history and was received
 * at the moment of an import; all else came by itself.
 */
export async function countSignals(facts: ClickHouseClient, ask: SignalAsk): Promise<SignalCount[]> {
  if (ask.touchpoints.length === 0 || ask.starts.length === 0) return [];
  const params: Record<string, unknown> = {
    touchpoints: ask.touchpoints,
    names: [...new Set([...ask.names, ANSWER_EVENT])],
    answer: ANSWER_EVENT,
    starts: ask.starts,
    lags: ask.lags,
    imports: ask.imports,
    since: seconds(ask.starts[0] ?? 0),
    until: seconds(ask.until),
  };
  const where = [
    scopeSql(ask.scope, params),
    `time >= ${moment('since')}`,
    `time < ${moment('until')}`,
    'touchpoint IN {touchpoints:Array(String)}',
  ];
  const byFile =
    ask.imports.length === 0
      ? 'false'
      : 'history AND toUnixTimestamp64Milli(received) IN {imports:Array(Int64)}';
  const counted = (words: 0 | 1, more: readonly string[]): string => `
    SELECT ${words} AS words, toString(touchpoint) AS at, toString(name) AS event,
      roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)}) AS start, ${byFile} AS by_file,
      roundDown(greatest(toUnixTimestamp64Milli(received) - toUnixTimestamp64Milli(time), 1) - 1, {lags:Array(Int64)}) AS lag,
      count() AS n, toUnixTimestamp64Milli(max(time)) AS last
    FROM events WHERE ${[...where, ...more].join(' AND ')}
    GROUP BY touchpoint, name, start, by_file, lag ORDER BY n DESC LIMIT ${MOST_GROUPS}`;
  const withWords = `name = {answer:String} AND seq IN
    (SELECT seq FROM answers WHERE ${[...where, `text <> ''`].join(' AND ')})`;
  const [events, answers] = await Promise.all([
    run<Row>(facts, counted(0, ['name IN {names:Array(String)}']), params),
    run<Row>(facts, counted(1, [withWords]), params),
  ]);
  return [...events, ...answers].map((row) => ({
    touchpoint: row.at,
    name: row.event,
    words: row.words === 1,
    from: row.start,
    byFile: Boolean(row.by_file),
    lag: lagFrom(ask.lags, row.lag),
    n: row.n,
    last: row.last,
  }));
}

interface Row {
  readonly words: number;
  readonly at: string;
  readonly event: string;
  readonly start: number;
  readonly by_file: number | boolean;
  readonly lag: number;
  readonly n: number;
  readonly last: number;
}

/** A touchpoint that events name, and the events seen there, most frequent first. */
export interface SeenTouchpoint {
  readonly key: string;
  readonly n: number;
  readonly last: number;
  readonly events: readonly string[];
}

/** The touchpoints that events since `since` (ms since 1970) name, most frequent first. */
export async function seenTouchpoints(
  facts: ClickHouseClient,
  scope: Scope,
  since: number,
  until: number,
): Promise<SeenTouchpoint[]> {
  const params: Record<string, unknown> = { since: seconds(since), until: seconds(until) };
  return run(
    facts,
    `SELECT at AS key, sum(times) AS n, max(latest) AS last,
        arraySlice(arrayMap(p -> p.2, arrayReverseSort(groupArray((times, event)))), 1, ${EVENTS_EACH}) AS events
      FROM (SELECT toString(touchpoint) AS at, toString(name) AS event, count() AS times,
          toUnixTimestamp64Milli(max(time)) AS latest
        FROM events WHERE ${scopeSql(scope, params)} AND time >= ${moment('since')} AND time < ${moment('until')}
          AND touchpoint <> ''
        GROUP BY touchpoint, name ORDER BY times DESC LIMIT ${MOST_GROUPS})
      GROUP BY at ORDER BY n DESC, key LIMIT ${MOST_UNDESCRIBED}`,
    params,
  );
}
