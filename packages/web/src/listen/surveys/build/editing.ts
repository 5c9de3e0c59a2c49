import type { Field } from '@romashka/model/conditions';
import { createContext, useContext } from 'react';
import type { Edit } from '../draft/draft.ts';

/** What the parts of the editor share. It changes rarely: the draft itself is handed down. */
export interface Editing {
  readonly survey: string;
  /** Changes the draft; changes with the same tag in a row are undone together. */
  readonly edit: (change: Edit, tag?: string) => void;
  /** Opens a card in place, or closes the open one. */
  readonly open: (card: string | null) => void;
  /** The language in which texts are written now. */
  readonly language: 'ru' | 'en';
  /** True once the survey was published: keys should stay as they are. */
  readonly published: boolean;
  readonly traits: readonly Field[];
}

export const EditingContext = createContext<Editing | null>(null);
/** The fields that conditions and texts may name, a moment behind the typing. */
export const FieldsContext = createContext<ReadonlyMap<string, Field>>(new Map());

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('useEditing is for parts of the survey editor');
  return editing;
}

export const useFields = (): ReadonlyMap<string, Field> => useContext(FieldsContext);

/** What the blocks are called, by key. */
export const BlockNamesContext = createContext<ReadonlyMap<string, string>>(new Map());

export const useBlockNames = (): ReadonlyMap<string, string> => useContext(BlockNamesContext);

/** The keys of all questions. */
export const QuestionKeysContext = createContext<ReadonlySet<string>>(new Set());

export const useQuestionKeys = (): ReadonlySet<string> => useContext(QuestionKeysContext);
