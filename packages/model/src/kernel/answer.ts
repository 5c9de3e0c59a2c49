/** Those whose answer is a number. `net` is 1, 0 or -1: more, the same, less. */
export const SCORED_TYPES = ['nps', 'csat', 'ces', 'rating', 'slider', 'sum', 'net', 'number'] as const;
export const QUESTION_TYPES = [
  ...SCORED_TYPES,
  'choice',
  'ranking',
  'text',
  'date',
  'consent',
  'file',
] as const;
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
  /** The respondent took the answer back: it says nothing and counts nowhere. */
  readonly withdrawn?: true;
}
