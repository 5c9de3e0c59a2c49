import type { ResultsQuery } from '@romashka/model/contract';
import type { Scope, UnitSpan } from '@romashka/model/govern';
import { unitFilter } from '../../govern/units/unit-filter.ts';
import type { Caller } from '../../http/call.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import { unitsSql } from '../metrics/metric-sql.ts';

/** The results of one survey as they are asked for. Times are ms since 1970, half-open. */
export interface ResultAsk {
  /** Only what its units may see, whatever else is asked. */
  readonly scope: Scope;
  readonly timeZone: string;
  /** What the survey is called in the facts; null for all of them. */
  readonly survey: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly units: readonly UnitSpan[] | null;
  readonly touchpoint: string | undefined;
  readonly channel: string | undefined;
}

/** Reads what a request narrows the results by; throws Problem 400 for what is no moment. */
export async function resultAsk(
  services: Services,
  caller: Caller,
  survey: string | null,
  query: ResultsQuery,
): Promise<ResultAsk> {
  const { timeZone } = caller.workspace;
  const { unit, tree, touchpoint, channel } = query;
  return {
    scope: caller.scope,
    timeZone,
    survey,
    from: readMoment(query.from, timeZone),
    to: readMoment(query.to, timeZone),
    units:
      unit === undefined
        ? null
        : await unitFilter(services.database, caller.workspaceId, unit, tree ?? 'then', services.now()),
    touchpoint,
    channel,
  };
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
export const moment = (param: string): string => `toDateTime64({${param}:Float64}, 3, 'UTC')`;

/**
 * The condition for facts, under the name `f`, of what is asked; `within` is the caller's scope, always first.
 * Values go into `params`.
 */
export function whereOf(
  within: string,
  ask: Omit<ResultAsk, 'scope' | 'timeZone'>,
  params: Record<string, unknown>,
): string {
  const parts = [within];
  if (ask.survey !== null) {
    parts.push('f.survey = {survey:String}');
    params['survey'] = ask.survey;
  }
  for (const [name, sign] of [
    ['from', '>='],
    ['to', '<'],
  ] as const) {
    const at = ask[name];
    if (at === null) continue;
    parts.push(`f.time ${sign} ${moment(name)}`);
    params[name] = seconds(at);
  }
  if (ask.units !== null) parts.push(unitsSql(ask.units, params));
  for (const name of ['touchpoint', 'channel'] as const) {
    if (ask[name] === undefined) continue;
    parts.push(`f.${name} = {${name}:String}`);
    params[name] = ask[name];
  }
  return parts.join(' AND ');
}
