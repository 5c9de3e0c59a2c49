import type { SurveyFinding } from '@romashka/model/surveys';

/** The card at which a finding is shown. */
export const cardOf = ({ block, question }: SurveyFinding): string =>
  question !== null ? `question ${question}` : block !== null ? `block ${block}` : '';

/**
 * Findings by card. A list that says the same as before stays the same object, so that only cards
 * with news are drawn again.
 */
export function groupFindings(
  findings: readonly SurveyFinding[],
  before: ReadonlyMap<string, readonly SurveyFinding[]>,
): ReadonlyMap<string, readonly SurveyFinding[]> {
  const grouped = Map.groupBy(findings, cardOf);
  const next = new Map<string, readonly SurveyFinding[]>();
  let isSame = grouped.size === before.size;
  for (const [card, list] of grouped) {
    const old = before.get(card);
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(list);
    isSame &&= same;
    next.set(card, same ? old : list);
  }
  return isSame ? before : next;
}
