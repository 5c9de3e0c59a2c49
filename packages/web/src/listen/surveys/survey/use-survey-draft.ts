import type { SurveyView } from '@romashka/model/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { request } from '../../../api/client.ts';
import { toProblem } from '../../../api/problem.ts';
import { apiKey } from '../../../api/use-api.ts';
import type { Draft, Edit } from '../draft/draft.ts';
import { change, type History, redo, startHistory, undo } from '../draft/history.ts';
import { makeSaver, type Saver, type SaveState } from '../draft/saver.ts';

export const draftOf = (view: SurveyView): Draft => ({
  content: view.draft,
  name: view.name,
  touchpoint: view.touchpoint,
  heldAbove: view.heldAbove,
});

/** What can be done with the draft: the same object as long as the screen stands. */
export interface DraftHandle {
  readonly edit: (change: Edit, tag?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Saves at once; false where that failed. */
  readonly flush: () => Promise<boolean>;
  readonly isDirty: () => boolean;
  /** The draft as it is now. */
  readonly current: () => Draft;
  /** The revision that was saved last. */
  readonly revision: () => number;
}

export interface SurveyDraft {
  readonly draft: Draft;
  readonly handle: DraftHandle;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
}

const NOT_STARTED: Saver<Draft> = {
  changed: () => undefined,
  flush: () => Promise.resolve(true),
  isDirty: () => false,
  stop: () => undefined,
};

const isConflict = (thrown: unknown): boolean => toProblem(thrown).code === 'saved-in-between';

/** Typing goes on while a save waits: that it still waits is no news. */
const isSame = (before: SaveState, next: SaveState): boolean =>
  before.kind === next.kind && before.kind !== 'failed';

/** The draft of a survey as it is edited: undone and redone, and saved by itself. */
export function useSurveyDraft(view: SurveyView): SurveyDraft {
  const { id } = view;
  const cache = useQueryClient();
  const [history, setHistory] = useState<History<Draft>>(() => startHistory(draftOf(view)));
  const [save, setSave] = useState<SaveState>({ kind: 'saved' });
  const revision = useRef(view.revision);
  const told = useRef(history.present);
  const saver = useRef(NOT_STARTED);

  useEffect(() => {
    const call = async ({ content, name, touchpoint, heldAbove }: Draft): Promise<void> => {
      const body = {
        content,
        touchpoint,
        heldAbove,
        basedOn: revision.current,
        // While the name is being written anew it is empty for a moment: the last one stays.
        ...(name.trim() === '' ? {} : { name }),
      };
      const saved = await request('surveys.save', { params: { id }, body });
      revision.current = saved.revision;
      cache.setQueryData(apiKey('surveys.read', { params: { id } }), saved);
      void cache.invalidateQueries({ queryKey: ['surveys.list'], refetchType: 'none' });
    };
    const made = makeSaver<Draft>({
      save: call,
      isConflict,
      onState: (next) => setSave((before) => (isSame(before, next) ? before : next)),
    });
    saver.current = made;
    return () => {
      void made.flush().finally(made.stop);
      saver.current = NOT_STARTED;
    };
  }, [id, cache]);

  useEffect(() => {
    if (history.present === told.current) return;
    told.current = history.present;
    saver.current.changed(history.present);
  }, [history.present]);

  useEffect(() => {
    // Somebody else saved, and nothing of ours is at stake: show theirs.
    if (view.revision <= revision.current || saver.current.isDirty()) return;
    revision.current = view.revision;
    const fresh = startHistory(draftOf(view));
    told.current = fresh.present;
    setHistory(fresh);
  }, [view]);

  const latest = useRef(history.present);
  latest.current = history.present;
  const handle = useMemo<DraftHandle>(
    () => ({
      edit: (make, tag = '') => {
        const now = Date.now();
        setHistory((before) => change(before, make(before.present), tag, now));
      },
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
      flush: () => saver.current.flush(),
      isDirty: () => saver.current.isDirty(),
      current: () => latest.current,
      revision: () => revision.current,
    }),
    [],
  );
  return {
    draft: history.present,
    handle,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    save,
  };
}
