import type { TouchpointView } from '@romashka/model/contract';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';

const FRESH_MS = 3_600_000;

/** The name of a metric in the language of the screen; its key until the names are known. */
export function useMetricName(): (key: TouchpointView['metrics'][number]) => string {
  const { language } = useLanguage();
  const { data } = useApi('metrics.list', {}, { staleTime: FRESH_MS });
  return (key) => data?.items.find((metric) => metric.key === key)?.name[language] ?? key.toUpperCase();
}
