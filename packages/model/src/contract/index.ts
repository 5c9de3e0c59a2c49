import { boardRoutes } from './boards.ts';
import { governRoutes } from './govern.ts';
import { listenRoutes } from './listen.ts';
import { peopleRoutes } from './people.ts';
import { resultRoutes } from './results.ts';
import { surveyFormatRoutes } from './survey-formats.ts';
import { surveyRoutes } from './surveys.ts';
import { touchpointRoutes } from './touchpoints.ts';
import { understandRoutes } from './understand.ts';
import { unifyRoutes } from './unify.ts';

/** Every route of the public API: the source of handlers, OpenAPI, permissions and their tests. */
export const ROUTES = [
  ...listenRoutes,
  ...surveyRoutes,
  ...surveyFormatRoutes,
  ...unifyRoutes,
  ...understandRoutes,
  ...resultRoutes,
  ...boardRoutes,
  ...governRoutes,
  ...peopleRoutes,
  ...touchpointRoutes,
] as const;
export type RouteId = (typeof ROUTES)[number]['id'];

export { surveySchema } from '../listen/surveys/survey-schema.ts';
export type { BoardLine, BoardView, DigestContent, OutgoingView } from './boards.ts';
export { boardLine, boardView, digestContent, outgoingLine, outgoingView } from './boards.ts';
export type { Me } from './govern.ts';
export {
  apiTokenView,
  auditView,
  me,
  workspaceView,
  writeKeyView,
} from './govern.ts';
export type { ImportPreview, ImportTrial, ImportView, LiveItem, RejectedView } from './listen.ts';
export { IMPORT_KINDS, importView, liveItem, rejectedView } from './listen.ts';
export { problem } from './parts.ts';
export { memberView, oneTimeLink } from './people.ts';
export type {
  BenchmarkView,
  ResultCross,
  ResultLine,
  ResultPicture,
  ResultQuestionView,
  ResultSummary,
  ResultsQuery,
  ResultText,
} from './results.ts';
export {
  benchmarkView,
  CROSS_DIMENSIONS,
  RESULT_PARTS,
  resultCross,
  resultLine,
  resultPicture,
  resultQuestionView,
  resultSummary,
  resultsQuery,
  resultText,
  SCORE_GROUPS,
} from './results.ts';
export type { Route } from './route.ts';
export { route } from './route.ts';
export type { SurveyTemplate } from './survey-formats.ts';
export { INDUSTRIES, SURVEY_FORMATS, surveyLoss, surveyTemplate } from './survey-formats.ts';
export type { SurveyLine, SurveyLink, SurveyResponse, SurveyView } from './surveys.ts';
export {
  LINK_KINDS,
  RESPONSE_STATES,
  SURVEY_STATES,
  surveyFinding,
  surveyLine,
  surveyLink,
  surveyResponse,
  surveyVersion,
  surveyView,
} from './surveys.ts';
export type { CellView, CoverageView, GapView, TouchpointView } from './touchpoints.ts';
export { coverageView, touchpointBody, touchpointView } from './touchpoints.ts';
export type {
  FigureView,
  FindingView,
  MetricAnswer,
  MetricComparison,
  MetricQuery,
  MetricView,
} from './understand.ts';
export {
  FINDING_STATES,
  figure,
  findingView,
  GROUPINGS,
  METRIC_KEYS,
  metricAnswer,
  metricComparison,
  metricQuery,
  metricView,
} from './understand.ts';
export type { AnswerView, CustomerLine, CustomerPage, EventView } from './unify.ts';
export { answerView, customerLine, customerPage, erasureView, eventView, mergeView } from './unify.ts';
