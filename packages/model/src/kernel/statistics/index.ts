export {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  chiSquareSurvivalQuantile,
} from './chi-square.ts';
export { type Difference, differenceInterval } from './difference-interval.ts';
export { holmAdjusted } from './holm.ts';
export { incompleteBeta } from './incomplete-beta.ts';
export { type GammaParts, incompleteGamma } from './incomplete-gamma.ts';
export type { Estimate, Interval } from './interval.ts';
export { logGamma } from './log-gamma.ts';
export { meanInterval } from './mean-interval.ts';
export { addMoments, type Moments, momentsOf, NO_MOMENTS } from './moments.ts';
export { newcombeDifference, type Proportion } from './newcombe-difference.ts';
export { noncentralChiSquareCdf, noncentralityInterval } from './noncentral-chi-square.ts';
export { normalCdf, normalDensity, normalSurvival } from './normal-distribution.ts';
export { normalQuantile } from './normal-quantile.ts';
export { type NpsDifference, npsDifference } from './nps-difference.ts';
export { type NpsCounts, type NpsMoments, npsInterval, npsMoments } from './nps-interval.ts';
export { poissonInterval } from './poisson-interval.ts';
export { ratioInterval } from './ratio-interval.ts';
export { studentTCdf, studentTQuantile } from './student-t.ts';
export { wilsonInterval } from './wilson-interval.ts';
