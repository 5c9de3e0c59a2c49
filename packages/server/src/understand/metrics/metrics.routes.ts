import type { MetricQuery } from '@romashka/model/contract';
import { METRIC_KIND_INFO, METRIC_KINDS, type MetricKind } from '@romashka/model/understand';
import type { Caller, Handlers } from '../../http/call.ts';
import { readMoment } from '../../http/read-moment.ts';
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
    return readMetric(services.facts, askOf(params.key, query, caller));
  },
  'metrics.distribution': async ({ services, caller, params, query }) =>
    readDistribution(services.facts, askOf(params.key, query, caller)),
  'dimensions.list': async ({ services, caller }) => readDimensions(services.facts, caller.workspaceId),
} satisfies Partial<Handlers>;

function askOf(kind: MetricKind, query: MetricQuery, caller: Caller): MetricAsk {
  const { timeZone } = caller.workspace;
  const { touchpoint, unit, channel, survey, question, event, per, property } = query;
  return {
    kind,
    workspace: caller.workspaceId,
    timeZone,
    from: readMoment(query.from, timeZone),
    to: readMoment(query.to, timeZone),
    equal: { touchpoint, unit, channel, survey, question },
    event,
    per,
    property,
    groups: readGroupings(query.group, factsOf({ kind, event })),
  };
}
