import type { MetricView } from '@romashka/model/contract';
import { useMemo } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';

const FRESH_MS = 60_000;

/** The metrics of the workspace with their names in the language of the screen. */
export function useMetrics() {
  const { language } = useLanguage();
  const query = useApi('metrics.list', {}, { staleTime: FRESH_MS });
  return useMemo(() => {
    const items = query.data?.items ?? [];
    const byKey = new Map(items.map((metric) => [metric.key, metric]));
    return {
      query,
      items,
      fields: query.data?.fields,
      byKey,
      nameOf: (key: string) => byKey.get(key)?.name[language] ?? key,
    };
  }, [query, language]);
}

/** Kinds that are of events which the metric has to name. */
const OF_EVENTS: ReadonlySet<MetricView['kind']> = new Set(['share', 'ratio']);

/** True for a metric that says nothing until somebody says of which events. */
export const needsEvents = ({ kind, builtIn }: Pick<MetricView, 'kind' | 'builtIn'>): boolean =>
  builtIn && OF_EVENTS.has(kind);

/** Metrics over one scale, whose answers can be counted score by score. */
export const hasDistribution = ({ kind }: Pick<MetricView, 'kind'>): boolean =>
  kind === 'nps' || kind === 'csat' || kind === 'ces' || kind === 'net';
