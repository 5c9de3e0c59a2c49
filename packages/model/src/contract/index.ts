import { governRoutes } from './govern.ts';
import { listenRoutes } from './listen.ts';
import { understandRoutes } from './understand.ts';
import { unifyRoutes } from './unify.ts';

/** Every route of the public API: the source of handlers, OpenAPI, permissions and their tests. */
export const ROUTES = [...listenRoutes, ...unifyRoutes, ...understandRoutes, ...governRoutes] as const;
export type RouteId = (typeof ROUTES)[number]['id'];

export type { Me } from './govern.ts';
export {
  apiTokenView,
  auditView,
  me,
  memberView,
  oneTimeLink,
  workspaceView,
  writeKeyView,
} from './govern.ts';
export type { ImportPreview, ImportTrial, ImportView, LiveItem, RejectedView } from './listen.ts';
export { IMPORT_KINDS, importView, liveItem, rejectedView } from './listen.ts';
export { problem } from './parts.ts';
export type { Route } from './route.ts';
export { route } from './route.ts';
export type { FigureView, MetricAnswer, MetricQuery } from './understand.ts';
export { figure, GROUPINGS, METRIC_KEYS, metricAnswer, metricQuery } from './understand.ts';
export type { AnswerView, CustomerLine, CustomerPage, EventView } from './unify.ts';
export { answerView, customerLine, customerPage, erasureView, eventView, mergeView } from './unify.ts';
