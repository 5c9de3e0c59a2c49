import type { QuestionType } from './surveys.ts';

export type ScoreType = Extract<QuestionType, 'nps' | 'csat' | 'ces' | 'rating'>;

type Scale = {
  readonly min: number;
  readonly max: number;
  /** Parts of all answers from the lowest score to the highest, in an ordinary mood; they sum to 1. */
  readonly shares: readonly number[];
};

/** Skewed to the top with a small heap at the bottom and in the middle, as such answers are. */
export const SCALES: Readonly<Record<ScoreType, Scale>> = {
  nps: { min: 0, max: 10, shares: [0.026, 0.01, 0.014, 0.018, 0.018, 0.058, 0.056, 0.1, 0.17, 0.21, 0.32] },
  csat: { min: 1, max: 5, shares: [0.052, 0.045, 0.098, 0.325, 0.48] },
  ces: { min: 1, max: 7, shares: [0.05, 0.05, 0.07, 0.11, 0.18, 0.25, 0.29] },
  rating: { min: 1, max: 5, shares: [0.04, 0.05, 0.12, 0.29, 0.5] },
};

/** Standard normal distribution function, Abramowitz and Stegun 26.2.17; error below 8e-8. */
export const normalCdf = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
};

/**
 * The score that a mood gives: the quantile of the scale's distribution. A standard normal mood gives
 * exactly the shares of the scale; a mood shifted by -0.4 moves NPS by about -27.
 */
export const scoreOf = (type: ScoreType, mood: number): number => {
  const { min, max, shares } = SCALES[type];
  let left = normalCdf(mood);
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return min + index;
  }
  return max;
};
