import { useDebouncedValue } from '@mantine/hooks';
import type { Field } from '@romashka/model/conditions';
import { checkSurvey, type Survey, type SurveyFinding, surveyFields } from '@romashka/model/surveys';
import { useDeferredValue, useMemo } from 'react';

const PAUSE_MS = 250;

/** The same remark on both languages of one text is said once. */
const once = (findings: readonly SurveyFinding[]): readonly SurveyFinding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

/** What the check says of the draft and what conditions may ask about, a moment behind the typing. */
export function useFindings(
  content: Survey,
  traits: readonly Field[],
): {
  readonly findings: readonly SurveyFinding[];
  readonly fields: ReadonlyMap<string, Field>;
  /** The content that they are of. */
  readonly settled: Survey;
} {
  const [paused] = useDebouncedValue(content, PAUSE_MS);
  // What is pressed meanwhile goes first.
  const settled = useDeferredValue(paused);
  const checked = useMemo(
    () => ({ findings: once(checkSurvey(settled, traits)), fields: surveyFields(settled, traits) }),
    [settled, traits],
  );
  return { ...checked, settled };
}
