import type { SurveyLink } from '@romashka/model/contract';

/** What a link is called: its name and its unit, whichever it has. */
export const linkName = (
  { name, unit }: Pick<SurveyLink, 'name' | 'unit'>,
  nameOf: (key: string) => string,
): string => [name, unit === '' ? '' : nameOf(unit)].filter((part) => part !== '').join(' · ');

/** False where a link was ended or has expired by `now` (ms since 1970). */
export const isWorking = ({ endedAt, expires }: SurveyLink, now: number): boolean =>
  endedAt === null && (expires === null || Date.parse(expires) > now);
