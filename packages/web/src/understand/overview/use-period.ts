import type { CardAsk } from '@romashka/model/boards';
import { useApi } from '../../api/use-api.ts';
import { useLanguage } from '../../language/language-context.ts';
import { addDays, type DayRange, dayIn, daysIn } from '../../scope/period.ts';

/** The days that the scope covers; for all time those between the first and the last event. */
export function usePeriod(scope: { readonly query: CardAsk }): DayRange & { readonly days: number } {
  const { timeZone } = useLanguage();
  const dimensions = useApi('dimensions.list');
  const dayOf = (moment: string | null | undefined) =>
    dayIn(timeZone, moment === null || moment === undefined ? Date.now() : Date.parse(moment));
  const from = scope.query.from ?? dayOf(dimensions.data?.firstEvent);
  const to = scope.query.to ?? addDays(dayOf(dimensions.data?.lastEvent), 1);
  return { from, to, days: Math.max(1, daysIn({ from, to })) };
}
