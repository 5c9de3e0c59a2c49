import type { MetricQuery } from '@romashka/model/contract';
import { seesUnit } from '@romashka/model/govern';
import { isMetricKind, type MetricDefinition } from '@romashka/model/understand';
import { unitBranches, unitFilter } from '../../govern/units/unit-filter.ts';
import type { Caller } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import { findMetric } from './definitions.store.ts';
import { BELOW, checkAsk, factsOf, type MetricAsk, readGroupings } from './metric-query.ts';

/** A metric as a request names it: what is asked of the facts, and what defines it where it is no built-in one. */
export interface AskedMetric {
  readonly key: string;
  readonly ask: MetricAsk;
  readonly definition: MetricDefinition | null;
}

/** Whose figures are asked: the workspace, and what of it they may see. */
export type Reader = Pick<Caller, 'workspace' | 'workspaceId' | 'scope' | 'units'>;

/** Finds the metric of a request and reads what is asked of it; throws Problem 404 or 400. */
export async function askedMetric(
  services: Services,
  caller: Reader,
  key: string,
  query: MetricQuery,
): Promise<AskedMetric> {
  const definition = isMetricKind(key) ? null : await definitionOf(services, caller, key);
  return askOf(services, caller, { key, definition }, query);
}

/** What is asked of a metric whose definition is at hand; throws Problem 400. */
export async function askOf(
  services: Services,
  caller: Reader,
  { key, definition }: Pick<AskedMetric, 'key' | 'definition'>,
  query: MetricQuery,
): Promise<AskedMetric> {
  const kind = isMetricKind(key) ? key : (definition?.kind ?? 'count');
  const named = narrowed(query, definition);
  checkAsk(kind, named);
  const { timeZone } = caller.workspace;
  const { touchpoint, channel, survey, question, event, per, property } = named;
  return {
    key,
    definition,
    ask: {
      kind,
      scope: caller.scope,
      timeZone,
      from: readMoment(query.from, timeZone),
      to: readMoment(query.to, timeZone),
      equal: { touchpoint, channel, survey, question },
      touchpoints: definition?.touchpoints ?? [],
      filter: definition?.filter ?? null,
      units:
        query.unit === undefined
          ? null
          : await unitFilter(
              services.database,
              caller.workspaceId,
              query.unit,
              query.tree ?? 'then',
              services.now(),
            ),
      event,
      per,
      property,
      groups: readGroupings(
        query.group,
        factsOf({ kind, event }),
        caller.scope,
        await branchesOf(services, caller, query),
      ),
      stratum: definition?.weights?.trait ?? null,
    },
  };
}

/** What a figure is divided by one level down; null where that is not asked or there are no units. */
async function branchesOf(services: Services, caller: Reader, { group, unit, grouping, tree }: MetricQuery) {
  if (!group?.split(',').some((name) => name.trim() === BELOW)) return null;
  // Whoever is bound to one unit begins there: above it is nothing of theirs.
  const [own, ...others] = caller.units;
  const top = unit ?? (others.length === 0 ? (own ?? null) : null);
  const branches = await unitBranches(
    services.database,
    caller.workspaceId,
    { unit: top, grouping: grouping ?? null, as: tree ?? 'then' },
    services.now(),
  );
  // A unit above their own is not named: what is theirs of it stands under its own name.
  return branches?.filter(({ branch }) => seesUnit(caller.scope, branch)) ?? null;
}

async function definitionOf(services: Services, caller: Reader, key: string): Promise<MetricDefinition> {
  const found = await services.database.inWorkspace(caller.workspaceId, (rows) => findMetric(rows, key));
  if (found === undefined)
    throw new Problem(404, 'unknown-metric', `There is no metric "${key}"; GET /api/v1/metrics lists them.`);
  return found.content;
}

/** What a definition says stands; a request may narrow only what it leaves open. */
function narrowed(query: MetricQuery, definition: MetricDefinition | null): MetricQuery {
  if (definition === null) return query;
  const fixed = { ...query };
  for (const name of ['survey', 'question', 'event', 'per', 'property'] as const) {
    if (definition[name] === '') continue;
    if (query[name] !== undefined && query[name] !== definition[name])
      throw new Problem(
        400,
        'fixed-by-definition',
        `The metric is defined with ${name} "${definition[name]}"; ask without "${name}".`,
      );
    fixed[name] = definition[name];
  }
  return fixed;
}
