import { useCallback } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useMessages } from '../../language/use-messages.ts';
import { needsDetail, problemKind } from './explain-problem.ts';
import { statesText } from './states-text.ts';

export interface ProblemText {
  readonly title: string;
  /** What is safe and what to do. */
  readonly text: string;
  /** What the server itself said, field by field, where our own words leave something open. */
  readonly details: readonly string[];
}

/** Turns whatever was thrown into words: what happened, what is safe, what to do. */
export function useProblemText(): (thrown: unknown) => ProblemText {
  const t = useMessages(statesText);
  return useCallback(
    (thrown: unknown) => {
      const problem = toProblem(thrown);
      const kind = problemKind(problem);
      const fields = problem.errors.map((error) =>
        error.field === '' ? error.message : `${error.field}: ${error.message}`,
      );
      const said = problem.detail === '' ? problem.title : problem.detail;
      return {
        title: t(`${kind}Title`),
        text: t(`${kind}Text`, { seconds: problem.retryAfter ?? 5 }),
        details: fields.length > 0 ? fields : said !== '' && needsDetail(kind) ? [said] : [],
      };
    },
    [t],
  );
}
