import { ALWAYS, type BranchSpan, type UnitSpan } from '@romashka/model/govern';
import { scopeSql } from '../../store/scope-sql.ts';
import { conditionSql } from '../conditions/condition-sql.ts';
import { factFields } from '../conditions/fact-fields.ts';
import type { Grouping, MetricAsk } from './metric-query.ts';
import { factsOf } from './metric-query.ts';

/** ClickHouse SQL with its parameters; no text of a request is ever part of the SQL. */
export interface FactsSql {
  readonly query: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Most groups of one answer. */
export const MOST_ROWS = 5_000;

const ANSWERS = 'answers';
const DATE_FORMATS = { day: '%Y-%m-%d', week: '%Y-%m-%d', month: '%Y-%m' } as const;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
const moment = (name: string): string => `toDateTime64({${name}:Float64}, 3, 'UTC')`;

/** The tallies of a metric per group: columns g0, g1 ... and the sums of its kind. */
export function metricSql(ask: MetricAsk): FactsSql {
  return factsOf(ask) === 'persons' ? shareSql(ask) : factSql(ask);
}

/** How many answers gave each score. */
export function distributionSql(ask: MetricAsk): FactsSql {
  const { where, params } = whereOf(ask, ANSWERS);
  return {
    query: `SELECT value AS score, sum(sign) AS n FROM answers AS f WHERE ${where} GROUP BY value HAVING n > 0 ORDER BY value`,
    params,
  };
}

/** What the tallies are grouped by: last, where they are to be weighted, the trait that divides them. */
const groupsOf = ({ groups, stratum }: MetricAsk): readonly Grouping[] =>
  stratum === null ? groups : [...groups, { kind: 'trait', name: STRATUM, trait: stratum }];
export const STRATUM = 'stratum';

function factSql(ask: MetricAsk): FactsSql {
  const table = factsOf(ask) === ANSWERS ? ANSWERS : 'events';
  const { where, params } = whereOf(ask, table);
  const groups = groupsOf(ask).map((group, index) => groupSql(group, index, params, ask));
  const join = groupsOf(ask).some((group) => group.kind === 'trait') ? PERSON_JOIN : '';
  return {
    query: `SELECT ${[...shownOf(groups), sumsSql(ask, params)].join(', ')} FROM ${table} AS f ${join}
      WHERE ${where} ${groupBy(groups)}`,
    params,
  };
}

/** The customer of a fact with the traits that are shown for them now. */
const PERSON_JOIN = `
  LEFT JOIN (SELECT identity, person FROM identities FINAL WHERE workspace = {workspace:UInt32}) AS i ON i.identity = f.identity
  LEFT JOIN (SELECT person, traits FROM profiles FINAL WHERE workspace = {workspace:UInt32} AND alive) AS p ON p.person = i.person`;

/**
 * The share of persons who had an event, each counted once, whatever identities they came under.
 * Of whom: of those who had the event `per`, else of all customers (persons with a strong id)
 * known before the end of the period; a scope of units knows those who had any event in it by then.
 */
function shareSql(ask: MetricAsk): FactsSql {
  const { where, params } = whereOf(ask, 'events');
  const groups = groupsOf(ask).map((group, index) => groupSql(group, index, params, ask));
  const had = (filter: string): string => `SELECT DISTINCT i.person AS person FROM events AS f
      JOIN (SELECT identity, person FROM identities FINAL WHERE workspace = {workspace:UInt32}) AS i ON i.identity = f.identity
      WHERE ${filter}`;
  const base =
    ask.per === undefined
      ? `known ${ask.to === null ? '' : `AND first_seen < ${moment('to')}`}`
      : `person IN (${had(where.replace('{event:String}', '{per:String}'))})`;
  const until = ask.to === null ? '' : `AND f.time < ${moment('to')}`;
  const customers =
    ask.scope.units === null || ask.per !== undefined
      ? base
      : `known AND person IN (${had(`${scopeSql(ask.scope, params, 'f')} ${until}`)})`;
  if (ask.per !== undefined) params['per'] = ask.per;
  const select = [
    ...shownOf(groups),
    'countIf(p.person IN (SELECT person FROM had)) AS matched',
    'count() AS base',
  ];
  return {
    query: `WITH had AS (${had(where)}) SELECT ${select.join(', ')}
      FROM (SELECT person, traits FROM profiles FINAL WHERE workspace = {workspace:UInt32} AND alive AND ${customers}) AS p
      ${groupBy(groups)}`,
    params,
  };
}

function whereOf(ask: MetricAsk, table: string): { where: string; params: Record<string, unknown> } {
  const params: Record<string, unknown> = {};
  const parts = [scopeSql(ask.scope, params, 'f')];
  if (ask.from !== null) {
    parts.push(`f.time >= ${moment('from')}`);
    params['from'] = seconds(ask.from);
  }
  if (ask.to !== null) {
    parts.push(`f.time < ${moment('to')}`);
    params['to'] = seconds(ask.to);
  }
  if (ask.units !== null) parts.push(unitsSql(ask.units, params));
  if (ask.touchpoints.length > 0) {
    parts.push('f.touchpoint IN {touchpoints:Array(String)}');
    params['touchpoints'] = [...ask.touchpoints];
  }
  if (ask.filter !== null) {
    const fields = factFields(table === ANSWERS ? 'answers' : 'events');
    parts.push(`ifNull(${conditionSql(ask.filter, fields, params)}, 0)`);
  }
  for (const name of ['touchpoint', 'channel'] as const) {
    if (ask.equal[name] === undefined) continue;
    parts.push(`f.${name} = {${name}:String}`);
    params[name] = ask.equal[name];
  }
  if (table === ANSWERS) addAnswerFilters(ask, parts, params);
  else addEventFilters(ask, parts, params);
  return { where: parts.join(' AND '), params };
}

/** In one of the units while it counts: units with the same times are one list. */
export function unitsSql(spans: readonly UnitSpan[], params: Record<string, unknown>): string {
  const byTimes = new Map<string, UnitSpan[]>();
  for (const span of spans) {
    const times = `${span.from} ${span.to}`;
    const list = byTimes.get(times) ?? [];
    byTimes.set(times, list);
    list.push(span);
  }
  const lists = [...byTimes.values()].map((list, index) => {
    const [{ from, to } = ALWAYS] = list;
    params[`units${index}`] = list.map(({ unit }) => unit);
    const parts = [`f.unit IN {units${index}:Array(String)}`];
    for (const [name, at, sign] of [
      [`since${index}`, from, '>='],
      [`until${index}`, to, '<'],
    ] as const) {
      if (!Number.isFinite(at)) continue;
      parts.push(`f.time ${sign} ${moment(name)}`);
      params[name] = seconds(at);
    }
    return parts.length === 1 ? parts.join('') : `(${parts.join(' AND ')})`;
  });
  return `(${lists.join(' OR ')})`;
}

function addAnswerFilters(ask: MetricAsk, parts: string[], params: Record<string, unknown>): void {
  parts.push('f.question_type = {questionType:String}', 'f.counted', 'isNotNull(f.value)');
  params['questionType'] = ask.kind === 'mean' ? 'rating' : ask.kind;
  for (const name of ['survey', 'question'] as const) {
    if (ask.equal[name] === undefined) continue;
    parts.push(`f.${name} = {${name}:String}`);
    params[name] = ask.equal[name];
  }
}

function addEventFilters(ask: MetricAsk, parts: string[], params: Record<string, unknown>): void {
  if (ask.kind === 'ratio') {
    parts.push('f.name IN ({event:String}, {per:String})');
    params['per'] = ask.per;
  } else if (ask.event !== undefined) parts.push('f.name = {event:String}');
  if (ask.event !== undefined) params['event'] = ask.event;
  if (ask.kind === 'mean') {
    parts.push(`JSONType(f.raw, 'properties', {property:String}) IN ('Int64', 'UInt64', 'Double')`);
    params['property'] = ask.property;
  }
}

/** A grouping: what every row has of it, and how a group's first row names it in the answer. */
interface GroupSql {
  readonly key: string;
  readonly shown: string;
}

const shownOf = (groups: readonly GroupSql[]): string[] =>
  groups.map(({ shown }, index) => `${shown} AS g${index}`);

/** Ten million rows are grouped by one number of 64 bits; only the groups become text. */
function groupBy(groups: readonly GroupSql[]): string {
  if (groups.length === 0) return '';
  const keys = groups.map(({ key }) => key).join(', ');
  const names = groups.map((_, index) => `g${index}`).join(', ');
  return `GROUP BY cityHash64(${keys}) ORDER BY ${names} LIMIT ${MOST_ROWS + 1}`;
}

function groupSql(group: Grouping, index: number, params: Record<string, unknown>, ask: MetricAsk): GroupSql {
  switch (group.kind) {
    case 'column':
      return { key: `f.${group.column}`, shown: `toString(any(f.${group.column}))` };
    case 'branch': {
      const key = branchSql(group.spans, index, params);
      return { key, shown: `any(${key})` };
    }
    case 'bucket': {
      params['timeZone'] = ask.timeZone;
      const local = `toDateTime(f.time, {timeZone:String})`;
      const key =
        group.name === 'week'
          ? `toMonday(${local})`
          : group.name === 'month'
            ? `toStartOfMonth(${local})`
            : `toDate(${local})`;
      return { key, shown: `formatDateTime(any(${key}), '${DATE_FORMATS[group.name]}')` };
    }
    case 'trait': {
      params[`trait${index}`] = group.trait;
      const key = `p.traits[{trait${index}:String}]`;
      return { key, shown: `any(${key})` };
    }
  }
}

/** The branch that a fact's unit stood in when it happened; its own unit where it stood in none. Branches with the same times are one list. */
function branchSql(spans: readonly BranchSpan[], index: number, params: Record<string, unknown>): string {
  const byTimes = Map.groupBy(spans, ({ from, to }) => `${from} ${to}`);
  const cases = [...byTimes.values()].map((list, at) => {
    const [{ from, to } = ALWAYS] = list;
    const names = { units: `of${index}x${at}`, branches: `to${index}x${at}` };
    params[names.units] = list.map(({ unit }) => unit);
    params[names.branches] = list.map(({ branch }) => branch);
    const parts = [`f.unit IN {${names.units}:Array(String)}`];
    if (Number.isFinite(from)) parts.push(`f.time >= ${bound(params, `a${index}x${at}`, from)}`);
    if (Number.isFinite(to)) parts.push(`f.time < ${bound(params, `b${index}x${at}`, to)}`);
    const shown = `transform(toString(f.unit), {${names.units}:Array(String)}, {${names.branches}:Array(String)}, '')`;
    return `${parts.join(' AND ')}, ${shown}`;
  });
  return cases.length === 0 ? 'toString(f.unit)' : `multiIf(${cases.join(', ')}, toString(f.unit))`;
}

function bound(params: Record<string, unknown>, name: string, at: number): string {
  params[name] = seconds(at);
  return moment(name);
}

/** The score of a row that has one, as `whereOf` asks; without the cost of numbers that may be missing. */
const SCORE = 'assumeNotNull(f.value)';

function sumsSql(ask: MetricAsk, params: Record<string, unknown>): string {
  switch (ask.kind) {
    case 'nps':
      return `sumIf(sign, ${SCORE} >= 9) AS promoters, sumIf(sign, ${SCORE} < 7) AS detractors, sum(sign) - promoters - detractors AS passives`;
    case 'net':
      return `sumIf(sign, ${SCORE} > 0) AS promoters, sumIf(sign, ${SCORE} < 0) AS detractors, sum(sign) - promoters - detractors AS passives`;
    case 'csat':
      return `sum(sign) AS n, sumIf(sign, ${SCORE} >= 4) AS top, sum(sign * ${SCORE}) AS total`;
    case 'ces':
      return `sum(sign) AS n, sumIf(sign, ${SCORE} >= 5) AS top, sum(sign * ${SCORE}) AS total`;
    case 'mean':
      if (ask.event === undefined)
        return `sum(sign) AS n, sum(sign * ${SCORE}) AS total, sum(sign * ${SCORE} * ${SCORE}) AS squares`;
      return `count() AS n, avg(JSONExtractFloat(f.raw, 'properties', {property:String})) AS mean,
        varPopStable(JSONExtractFloat(f.raw, 'properties', {property:String})) AS variance`;
    case 'count':
      return 'count() AS n';
    case 'ratio':
      params['event'] = ask.event;
      return 'countIf(f.name = {event:String}) AS counted, countIf(f.name = {per:String}) AS per_count';
    case 'share':
      return '';
  }
}
