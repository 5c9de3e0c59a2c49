import type { Condition } from '@romashka/model/conditions';
import type { MetricQuery } from '@romashka/model/contract';
import type { BranchSpan, Scope, UnitSpan } from '@romashka/model/govern';
import type { MetricKind } from '@romashka/model/understand';
import { saysWho } from '@romashka/model/unify';
import { Problem } from '../../http/problem.ts';

/** A dimension that figures are grouped by: a column, a bucket of time, or a trait of the customer. */
export type Grouping =
  | { readonly kind: 'column'; readonly name: string; readonly column: string }
  | { readonly kind: 'bucket'; readonly name: 'day' | 'week' | 'month' }
  | { readonly kind: 'trait'; readonly name: string; readonly trait: string }
  | { readonly kind: 'branch'; readonly name: string; readonly spans: readonly BranchSpan[] };

/** A metric as it is asked for: which facts, narrowed how, grouped by what. Times are ms since 1970, half-open. */
export interface MetricAsk {
  readonly kind: MetricKind;
  /** Only what its units may see, whatever else is asked. */
  readonly scope: Scope;
  readonly timeZone: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly equal: Readonly<Record<'touchpoint' | 'channel' | 'survey' | 'question', string | undefined>>;
  /** Only what happened at these touchpoints; none for all. */
  readonly touchpoints: readonly string[];
  /** Only the facts that this holds of. */
  readonly filter: Condition | null;
  /** Only what happened in these units while they were part of what was asked for; null for all. */
  readonly units: readonly UnitSpan[] | null;
  readonly event: string | undefined;
  readonly per: string | undefined;
  readonly property: string | undefined;
  readonly groups: readonly Grouping[];
  /** A trait by whose values each group is divided, to be weighted; null where nothing is weighted. */
  readonly stratum: string | null;
}

/** Which facts a metric is a measure of. */
export type FactTable = 'answers' | 'events' | 'persons';

export function factsOf(ask: Pick<MetricAsk, 'kind' | 'event'>): FactTable {
  switch (ask.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'net':
      return 'answers';
    case 'mean':
      return ask.event === undefined ? 'answers' : 'events';
    case 'count':
    case 'ratio':
      return 'events';
    case 'share':
      return 'persons';
  }
}

const COLUMNS: Readonly<Record<FactTable, Readonly<Record<string, string>>>> = {
  answers: {
    touchpoint: 'touchpoint',
    unit: 'unit',
    channel: 'channel',
    question: 'question',
    survey: 'survey',
  },
  events: { touchpoint: 'touchpoint', unit: 'unit', channel: 'channel', event: 'name' },
  persons: {},
};
const BUCKETS = new Set(['day', 'week', 'month']);
const MOST_GROUPINGS = 3;
/** The units directly below the one that is asked for, each with all that stands under it. */
export const BELOW = 'unit.below';

/** Reads the groupings of a request; throws Problem 400 that names what may be asked, 403 for what the scope does not show. */
export function readGroupings(
  group: string | undefined,
  facts: FactTable,
  scope: Scope,
  branches: readonly BranchSpan[] | null,
): Grouping[] {
  const names = (group ?? '').split(',').map((name) => name.trim());
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length > MOST_GROUPINGS)
    throw new Problem(400, 'too-many-groups', `Group by at most ${MOST_GROUPINGS} dimensions.`);
  return wanted.map((name) => groupingOf(name, facts, scope, branches));
}

function groupingOf(
  name: string,
  facts: FactTable,
  scope: Scope,
  branches: readonly BranchSpan[] | null,
): Grouping {
  if (name.startsWith('trait.') && name.length > 6) return byTrait(name, scope);
  if (facts !== 'persons') {
    if (BUCKETS.has(name)) return { kind: 'bucket', name: name as 'day' };
    if (name === BELOW && branches !== null) return { kind: 'branch', name, spans: branches };
    if (name === BELOW) return { kind: 'column', name, column: 'unit' };
  }
  const columns = COLUMNS[facts];
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column !== undefined) return { kind: 'column', name, column };
  const traits = scope.units === null ? ['trait.NAME'] : [];
  const may = [...Object.keys(columns), ...(facts === 'persons' ? [] : [BELOW, ...BUCKETS]), ...traits];
  throw new Problem(
    400,
    'unknown-group',
    `This metric cannot be grouped by "${name}"; it can by ${may.join(', ')}.`,
  );
}

function byTrait(name: string, scope: Scope): Grouping {
  const trait = name.slice('trait.'.length);
  if (scope.units !== null)
    throw new Problem(
      403,
      'bound-to-units',
      'What is known of a customer comes from the whole company; you see only what happened in your own units.',
    );
  if (saysWho(trait))
    throw new Problem(
      400,
      'personal-group',
      `"${trait}" says who somebody is: a figure by it would be a list of people. Look them up under customers.`,
    );
  return { kind: 'trait', name, trait };
}

/** Checks that what the kind needs was given, and nothing that it cannot use. */
export function checkAsk(kind: MetricKind, query: MetricQuery): void {
  const need = (name: 'event' | 'per', why: string): void => {
    if (!query[name]) throw new Problem(400, 'missing-parameter', `${kind} needs "${name}": ${why}.`);
  };
  if (kind === 'share') need('event', 'the share of customers who had it');
  if (kind === 'ratio') {
    need('event', 'what is counted');
    need('per', 'what it is counted per');
  }
  if (kind === 'mean' && (query.event === undefined) !== (query.property === undefined))
    throw new Problem(
      400,
      'missing-parameter',
      'mean needs both "event" and "property", or neither (then it is over rating answers).',
    );
}
