import { askOfCard, type MetricCard } from '@romashka/model/boards';
import { useLanguage } from '../../language/language-context.ts';
import { dayIn } from '../../scope/period.ts';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { useMetrics } from '../metrics/use-metrics.ts';
import { measureOf } from '../overview/measure.ts';

/** A card in words and what it asks; `metric` is undefined where there is none of its key. */
export function useCard(card: MetricCard, scope: Scope) {
  const { timeZone } = useLanguage();
  const { byKey, nameOf, query } = useMetrics();
  const units = useCompanyUnits();
  const metric = byKey.get(card.metric);
  const { from, to } = scope.previous ?? {};
  const before = from === undefined || to === undefined ? null : { from, to };
  const ask = askOfCard(card, { now: scope.query, before }, dayIn(timeZone, Date.now()));
  const name = card.title || nameOf(card.metric);
  const places = [
    card.unit === '' ? '' : units.nameOf(card.unit),
    card.touchpoint,
    card.channel,
    card.event,
    card.per,
  ].filter((place) => place !== '');
  return {
    metric,
    ask,
    name,
    places,
    known: query.data !== undefined,
    measure: metric === undefined ? null : measureOf(metric, name, metric.definition?.fewest ?? 30),
  };
}
