export const QUESTION_TYPES = ['nps', 'csat', 'ces', 'rating', 'choice', 'text'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** One answered question of one response. `value` is null where the answer is words alone. */
export interface Answer {
  readonly response: string;
  readonly revision: number;
  readonly invitation: string;
  readonly survey: string;
  readonly question: string;
  readonly questionType: QuestionType;
  readonly value: number | null;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly text: string;
}
