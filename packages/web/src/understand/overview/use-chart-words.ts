import { useMessages } from '../../language/use-messages.ts';
import { addDays } from '../../scope/period.ts';
import type { Scope } from '../../scope/scope.ts';
import { overviewText } from './overview-text.ts';
import { useDayText } from './use-day-text.ts';

/** What a saved chart says under its title, and the end of its file name. */
export function useChartWords(scope: Scope): { readonly sub: string; readonly file: string } {
  const t = useMessages(overviewText);
  const days = useDayText();
  const period =
    scope.from === undefined || scope.to === undefined ? t('allTime') : days.range(scope.from, scope.to);
  const places = [scope.unit, scope.touchpoint, scope.channel].filter((place) => place !== undefined);
  return {
    sub: [period, ...places].join(' · '),
    file: scope.from === undefined ? 'all' : `${scope.from}-${scope.to ?? scope.from}`,
  };
}

/** The period before the scope in words; empty where there is none. */
export function usePreviousText(scope: Scope): string {
  const days = useDayText();
  const { from, to } = scope.previous ?? {};
  return from === undefined || to === undefined ? '' : days.range(from, addDays(to, -1));
}
