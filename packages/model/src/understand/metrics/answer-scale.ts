import type { QuestionType } from '../../kernel/index.ts';
import { SCALES } from '../../listen/index.ts';

/** The answers that a question takes; a bound of null is open. */
export interface AnswerScale {
  readonly low: number | null;
  readonly high: number | null;
  /** True when only whole numbers are answers. */
  readonly whole: boolean;
}

/** From this answer on, a person counts as satisfied (CSAT) or as having found it easy (CES 2.0). */
export const TOP_BOX_FROM = { csat: 4, ces: 5 } as const;

/** F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003. */
export const PROMOTER_FROM = 9;
export const DETRACTOR_TO = 6;

export type NpsGroup = 'promoter' | 'passive' | 'detractor';

/** The scale of a question type, where a rating question brings its own bounds; null where answers are words. */
export function answerScale(
  questionType: QuestionType,
  ratingBounds: { readonly low: number | null; readonly high: number | null } = { low: null, high: null },
): AnswerScale | null {
  switch (questionType) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'net': {
      const [low, high] = SCALES[questionType] ?? [null, null];
      return { low, high, whole: true };
    }
    case 'rating':
    case 'slider':
    case 'sum':
    case 'number':
      return { ...ratingBounds, whole: false };
    case 'choice':
    case 'ranking':
    case 'text':
    case 'date':
    case 'consent':
    case 'file':
      return null;
  }
}

/** True when the number is an answer on the scale. */
export function isOnScale(scale: AnswerScale, answer: number): boolean {
  if (!(scale.whole ? Number.isInteger(answer) : Number.isFinite(answer))) return false;
  return (scale.low === null || answer >= scale.low) && (scale.high === null || answer <= scale.high);
}

/**
 * The group of the net promoter score that an answer falls into.
 *
 * @throws RangeError when the score is not a whole number from 0 to 10.
 */
export function classifyNps(score: number): NpsGroup {
  if (!(Number.isInteger(score) && score >= 0 && score <= 10)) {
    throw new RangeError(`a recommendation score is a whole number from 0 to 10, got ${score}`);
  }
  if (score >= PROMOTER_FROM) return 'promoter';
  return score <= DETRACTOR_TO ? 'detractor' : 'passive';
}
