import { useDebouncedValue } from '@mantine/hooks';
import type { Field } from '@romashka/model/conditions';
import { checkSurvey, type Survey, type SurveyFinding, surveyFields } from '@romashka/model/surveys';
import { useMemo } from 'react';

const PAUSE_MS = 250;

/** What the check says of the draft and what conditions may ask about, a moment behind the typing. */
export function useFindings(
  content: Survey,
  traits: readonly Field[],
): {
  readonly findings: readonly SurveyFinding[];
  readonly fields: ReadonlyMap<string, Field>;
  /** True while the findings are those of what was typed before. */
  readonly isBehind: boolean;
} {
  const [settled] = useDebouncedValue(content, PAUSE_MS);
  const checked = useMemo(
    () => ({ findings: checkSurvey(settled, traits), fields: surveyFields(settled, traits) }),
    [settled, traits],
  );
  return { ...checked, isBehind: settled !== content };
}
