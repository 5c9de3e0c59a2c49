import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import type { Scope } from '../../scope/scope.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import type { Change } from './change.ts';
import { MIN_ANSWERS } from './figure.ts';
import type { Headline } from './headline.ts';
import { overviewText } from './overview-text.ts';
import { useDayText } from './use-day-text.ts';
import { useFigureText } from './use-figure-text.ts';

const sentenceOf = (change: Change): 'score' | 'steady' | 'rise' | 'fall' =>
  change.kind === 'unknown' ? 'score' : change.kind;

/** The headline as a sentence, or two. */
export function useHeadline(headline: Headline, scope: Scope): string {
  const t = useMessages(overviewText);
  const format = useFormat();
  const words = useFigureText();
  const days = useDayText();
  const { nameOf } = useCompanyUnits();
  if (headline.kind === 'no-data') return t('noData');
  if (headline.kind === 'too-few') return t('tooFew', { n: headline.n, least: MIN_ANSWERS });
  const { change, unit } = headline;
  const first = t(sentenceOf(change), {
    score: t('plusMinus', { value: words.points(headline.value), half: words.half(headline.half) }),
    by: change.kind === 'unknown' ? '' : format.number(Math.abs(change.by)),
    since: days.since(scope.previous?.from ?? scope.query.from ?? '2000-01-01'),
  });
  if (unit === null) return first;
  const second = t(unit.change.kind === 'rise' ? 'unitRose' : 'unitFell', {
    unit: nameOf(unit.unit),
    by: format.number(Math.abs(unit.change.by)),
  });
  return `${first} ${second}`;
}
