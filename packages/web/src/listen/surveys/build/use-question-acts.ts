import type { Survey, SurveyQuestionType } from '@romashka/model/surveys';
import { startTransition, useMemo, useRef } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { type Edit, ofContent } from '../draft/draft.ts';
import {
  addQuestion,
  duplicateQuestion,
  moveQuestion,
  moveQuestionTo,
  placeOf,
  questionIds,
  removeQuestion,
} from '../draft/edit-survey.ts';
import { freeId } from '../draft/free-id.ts';
import { KEY_OF_TYPE, newQuestion } from '../draft/new-question.ts';
import { buildText } from './build-text.ts';

export interface QuestionActs {
  readonly add: (block: string, type: SurveyQuestionType, at?: number) => void;
  readonly move: (id: string, step: -1 | 1) => void;
  /** To the end of another block. */
  readonly moveTo: (id: string, block: string) => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
  /** The block in which it stands. */
  readonly blockOf: (id: string) => string | undefined;
}

/** After a move the line must stay under the finger: the browser keeps no focus over it. */
const focusCard = (card: string): void => {
  requestAnimationFrame(() => {
    const head = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(card)}"] > button`);
    head?.focus();
    head?.scrollIntoView({ block: 'nearest' });
  });
};

/** What can be done with a question; the acts stay the same objects while the draft changes. */
export function useQuestionActs(given: {
  readonly content: Survey;
  readonly edit: (change: Edit, tag?: string) => void;
  readonly open: (card: string | null) => void;
  readonly undo: () => void;
}): QuestionActs {
  const t = useMessages(buildText);
  const latest = useRef({ ...given, t });
  latest.current = { ...given, t };
  return useMemo(
    () => ({
      add: (block, type, at) => {
        const id = freeId(KEY_OF_TYPE[type], questionIds(latest.current.content));
        // All numbers after it change: that may wait for the menu to close.
        startTransition(() => {
          latest.current.edit(ofContent((survey) => addQuestion(survey, block, newQuestion(type, id), at)));
          latest.current.open(`question ${id}`);
        });
      },
      move: (id, step) => {
        latest.current.edit(ofContent((survey) => moveQuestion(survey, id, step)));
        focusCard(`question ${id}`);
      },
      moveTo: (id, block) => {
        latest.current.edit(
          ofContent((survey) => moveQuestionTo(survey, id, block, Number.MAX_SAFE_INTEGER)),
        );
        focusCard(`question ${id}`);
      },
      duplicate: (id) => {
        const copy = duplicateQuestion(latest.current.content, id);
        startTransition(() => {
          latest.current.edit(ofContent(() => copy.survey));
          latest.current.open(`question ${copy.id}`);
        });
      },
      blockOf: (id) => placeOf(latest.current.content, id)?.block.id,
      remove: (id) => {
        latest.current.edit(ofContent((survey) => removeQuestion(survey, id)));
        latest.current.open(null);
        notice({ text: latest.current.t('removedQuestion'), undo: () => latest.current.undo() });
      },
    }),
    [],
  );
}
