import type { Survey } from '@romashka/model/surveys';

/** Everything of a survey that is edited, saved and undone together. */
export interface Draft {
  readonly content: Survey;
  readonly name: string;
  readonly touchpoint: string;
  /** From so many new responses a minute from one address on, they wait for a review. */
  readonly heldAbove: number;
}

/** A change of a draft; it answers the same draft where there is nothing to change. */
export type Edit = (draft: Draft) => Draft;

/** A change of the content alone. */
export const ofContent =
  (change: (content: Survey) => Survey): Edit =>
  (draft) => {
    const content = change(draft.content);
    return content === draft.content ? draft : { ...draft, content };
  };
