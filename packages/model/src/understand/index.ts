export {
  boardContentSchema,
  type Digest,
  digestSchema,
} from './boards/board-schema.ts';
export {
  askOfCard,
  type BoardContent,
  type BoardFilter,
  type Card,
  type CardAsk,
  type DigestSchedule,
  dayIn,
  digestDays,
  isTellable,
  lastDigest,
  type MetricCard,
  nextDigest,
  type PageScope,
  type ToldFigure,
  tellFigure,
} from './boards/index.ts';
export {
  type AnswerScale,
  answerScale,
  classifyNps,
  DETRACTOR_TO,
  isOnScale,
  type NpsGroup,
  PROMOTER_FROM,
  TOP_BOX_FROM,
} from './metrics/answer-scale.ts';
export { type BucketStep, bucketsBetween, MOST_BUCKETS, startOfBucket } from './metrics/calendar.ts';
export {
  againstRest,
  type ComparedGroup,
  compareGroups,
  type GroupPair,
  SIGNIFICANT,
  VERDICTS,
  type Verdict,
} from './metrics/compare-groups.ts';
export { compareTallies, type TallyComparison } from './metrics/compare-tallies.ts';
export { type Figure, NO_DATA } from './metrics/figure.ts';
export { figureOf } from './metrics/figure-of.ts';
export { type Change, FEWEST_ANSWERS, type Headline, headline } from './metrics/headline.ts';
export { type MetricDefinition, metricDefinitionSchema } from './metrics/metric-definition.ts';
export {
  type BothLanguages,
  isMetricKind,
  METRIC_KIND_INFO,
  METRIC_KINDS,
  type MetricKind,
  type MetricKindInfo,
} from './metrics/metric-kind.ts';
export { type Petal, petals } from './metrics/petals.ts';
export {
  addTallies,
  type CountTally,
  emptyTally,
  type MeanTally,
  type NetTally,
  type NpsTally,
  type RatioTally,
  type ShareTally,
  type Tally,
  type TopBoxTally,
} from './metrics/tally.ts';
export { tallyAnswers } from './metrics/tally-answers.ts';
export { type Stratum, WEIGHABLE, type WeightedFigure, weighStrata } from './metrics/weigh-strata.ts';
export {
  CROSS_VERDICTS,
  type CrossTest,
  type CrossVerdict,
  crossTest,
  SIGNIFICANT_CROSS,
} from './results/cross-table.ts';
export {
  countOrder,
  countPages,
  type OrderedCount,
  type QuestionCount,
  type WalkedResponse,
} from './results/drop-out.ts';
export {
  type Bin,
  binsBetween,
  type MeanFigure,
  meanOfSums,
  type PlaceCount,
  type RankedOption,
  rankOptions,
  type Share,
  shareOf,
} from './results/shares.ts';
export { findWords, piecesOf, type SoughtWord, soughtWords } from './words/find-words.ts';
export { stemEnglish } from './words/stem-english.ts';
export { stemRussian } from './words/stem-russian.ts';
