import { useMemo, useRef } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { notice } from '../../../shell/notices/notice.ts';
import { type Edit, ofContent } from '../draft/draft.ts';
import { addBlock, duplicateBlock, moveBlock, removeBlock } from '../draft/edit-survey.ts';
import { buildText } from './build-text.ts';

export interface BlockActs {
  readonly add: (at: number) => void;
  readonly move: (id: string, step: -1 | 1) => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
}

/** What can be done with a block; the acts stay the same objects while the draft changes. */
export function useBlockActs(given: {
  readonly edit: (change: Edit, tag?: string) => void;
  readonly undo: () => void;
}): BlockActs {
  const t = useMessages(buildText);
  const latest = useRef({ ...given, t });
  latest.current = { ...given, t };
  return useMemo(
    () => ({
      add: (at) => latest.current.edit(ofContent((survey) => addBlock(survey, at))),
      move: (id, step) => latest.current.edit(ofContent((survey) => moveBlock(survey, id, step))),
      duplicate: (id) => latest.current.edit(ofContent((survey) => duplicateBlock(survey, id))),
      remove: (id) => {
        latest.current.edit(ofContent((survey) => removeBlock(survey, id)));
        notice({ text: latest.current.t('removedBlock'), undo: () => latest.current.undo() });
      },
    }),
    [],
  );
}
