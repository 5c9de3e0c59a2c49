import {
  addDays,
  type Day,
  DEFAULT_PERIOD,
  isDay,
  PERIODS,
  type Period,
  rangeBefore,
  rangeOf,
} from './period.ts';

/** The scope as it stands in the URL; `from` and `to` are the first and last day of `custom`. */
export interface ScopeSearch {
  readonly period?: Period;
  readonly from?: Day;
  readonly to?: Day;
  readonly unit?: string;
  readonly touchpoint?: string;
  readonly channel?: string;
}
export const SCOPE_KEYS = ['period', 'from', 'to', 'unit', 'touchpoint', 'channel'] as const;

/** What the API understands; `to` is the first day after the period. */
export interface ScopeQuery {
  readonly from?: Day;
  readonly to?: Day;
  readonly unit?: string;
  readonly touchpoint?: string;
  readonly channel?: string;
}

export interface Scope {
  readonly period: Period;
  /** First day, in the workspace's zone; absent for all time. */
  readonly from?: Day;
  /** Last day, included; absent for all time. */
  readonly to?: Day;
  readonly unit?: string;
  readonly touchpoint?: string;
  readonly channel?: string;
  readonly query: ScopeQuery;
  /** The period of the same length right before; null when there is none (all time). */
  readonly previous: ScopeQuery | null;
}

type Places = Pick<ScopeSearch, 'unit' | 'touchpoint' | 'channel'>;

function places(search: Readonly<Record<string, unknown>>): Places {
  const found: { -readonly [Key in keyof Places]: Places[Key] } = {};
  for (const key of ['unit', 'touchpoint', 'channel'] as const) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') found[key] = value.slice(0, 200);
  }
  return found;
}

/** Reads the scope out of URL parameters; what makes no sense is left out, never an error. */
export function parseScope(given: object): ScopeSearch {
  const search: Readonly<Record<string, unknown>> = { ...given };
  const period = PERIODS.find((known) => known === search['period']);
  const from = search['from'];
  const to = search['to'];
  if (isDay(from) && isDay(to) && from <= to && (period ?? 'custom') === 'custom') {
    return { period: 'custom', from, to, ...places(search) };
  }
  if (period === undefined || period === 'custom') return places(search);
  return { period, ...places(search) };
}

/** What a scope means on the day `today` of the workspace. */
export function resolveScope(search: ScopeSearch, today: Day): Scope {
  const where = places({ ...search });
  const { from, to, period: named = DEFAULT_PERIOD } = search;
  const custom = from !== undefined && to !== undefined ? { from, to: addDays(to, 1) } : null;
  const period = custom === null ? named : 'custom';
  const range = custom ?? rangeOf(named, today);
  if (range === null) return { period, ...where, query: where, previous: null };
  return {
    period,
    from: range.from,
    to: addDays(range.to, -1),
    ...where,
    query: { ...range, ...where },
    previous: { ...rangeBefore(period, range), ...where },
  };
}

/**
 * Carries the scope over a navigation: a destination that names no period keeps the current one,
 * and whatever else it does not name.
 */
export function carryScope<Search extends ScopeSearch>(current: ScopeSearch, wanted: Search): Search {
  return wanted.period === undefined ? { ...parseScope(current), ...wanted } : wanted;
}

/** A change of the scope; a key given as `undefined` is taken out. */
export type ScopeChange = { readonly [Key in keyof ScopeSearch]?: ScopeSearch[Key] | undefined };

/** URL parameters after a change. The period is always written, so that it is not carried over. */
export function changeScope<Search extends ScopeSearch>(current: Search, change: ScopeChange): Search {
  const rest = { ...current };
  for (const key of SCOPE_KEYS) delete rest[key];
  const period = change.period ?? (change.from === undefined ? current.period : 'custom') ?? DEFAULT_PERIOD;
  return { ...rest, period, ...parseScope({ ...current, ...change, period }) };
}
