import type { MetricQuery } from '@romashka/model/contract';
import { METRIC_KIND_INFO, METRIC_KINDS, type MetricKind } from '@romashka/model/understand';
import { unitFilter } from '../../govern/units/unit-filter.ts';
import type { Caller, Handlers } from '../../http/call.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import { readDimensions } from './dimensions.store.ts';
import { checkAsk, factsOf, type MetricAsk, readGroupings } from './metric-query.ts';
import { readDistribution, readMetric } from './read-metric.ts';

export const metricHandlers = {
  'metrics.list': async () => ({
    items: METRIC_KINDS.map((key) => {
      const { unit, range, name, help } = METRIC_KIND_INFO[key];
      return { key, unit, range: [...range] as [number | null, number | null], name, help };
    }),
  }),
  'metrics.read': async ({ services, caller, params, query }) => {
    checkAsk(params.key, query);
    return readMetric(services.facts, await askOf(services, params.key, query, caller));
  },
  'metrics.distribution': async ({ services, caller, params, query }) =>
    readDistribution(services.facts, await askOf(services, params.key, query, caller)),
  'dimensions.list': async ({ services, caller }) => readDimensions(services.facts, caller.scope),
} satisfies Partial<Handlers>;

async function askOf(
  services: Services,
  kind: MetricKind,
  query: MetricQuery,
  caller: Caller,
): Promise<MetricAsk> {
  const { timeZone } = caller.workspace;
  const { touchpoint, unit, channel, survey, question, event, per, property, tree } = query;
  return {
    kind,
    scope: caller.scope,
    timeZone,
    from: readMoment(query.from, timeZone),
    to: readMoment(query.to, timeZone),
    equal: { touchpoint, channel, survey, question },
    units:
      unit === undefined
        ? null
        : await unitFilter(services.database, caller.workspaceId, unit, tree ?? 'then', services.now()),
    event,
    per,
    property,
    groups: readGroupings(query.group, factsOf({ kind, event }), caller.scope),
  };
}
