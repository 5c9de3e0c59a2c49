import { auditHandlers } from './govern/audit/audit.routes.ts';
import { backupHandlers } from './govern/backup/backup.routes.ts';
import { keyHandlers } from './govern/keys/keys.routes.ts';
import { peopleHandlers } from './govern/people/people.routes.ts';
import { unitHandlers } from './govern/units/units.routes.ts';
import { workspaceHandlers } from './govern/workspace/workspace.routes.ts';
import type { Handlers } from './http/call.ts';
import { importHandlers } from './listen/imports/imports.routes.ts';
import { liveHandlers } from './listen/live/live.routes.ts';
import { rejectedHandlers } from './listen/rejected/rejected.routes.ts';
import { surveyConvertHandlers } from './listen/surveys/convert.routes.ts';
import { surveyLinkHandlers } from './listen/surveys/links.routes.ts';
import { responseHandlers } from './listen/surveys/responses.routes.ts';
import { surveyHandlers } from './listen/surveys/surveys.routes.ts';
import { surveyTemplateHandlers } from './listen/surveys/templates.routes.ts';
import { touchpointHandlers } from './listen/touchpoints/touchpoints.routes.ts';
import { boardHandlers } from './understand/boards/boards.routes.ts';
import { findingHandlers } from './understand/findings/findings.routes.ts';
import { metricHandlers } from './understand/metrics/metrics.routes.ts';
import { outgoingHandlers } from './understand/outgoing/outgoing.routes.ts';
import { resultHandlers } from './understand/results/results.routes.ts';
import { customerHandlers } from './unify/customers/customers.routes.ts';
import { erasureHandlers } from './unify/erasure/erasure.routes.ts';
import { exportHandlers } from './unify/export/export.routes.ts';
import { mergeHandlers } from './unify/merges/merges.routes.ts';

/** A handler for every route of the contract: the compiler refuses a missing one. */
export const handlers: Handlers = {
  ...liveHandlers,
  ...rejectedHandlers,
  ...importHandlers,
  ...surveyHandlers,
  ...surveyConvertHandlers,
  ...surveyTemplateHandlers,
  ...surveyLinkHandlers,
  ...responseHandlers,
  ...touchpointHandlers,
  ...customerHandlers,
  ...mergeHandlers,
  ...exportHandlers,
  ...erasureHandlers,
  ...metricHandlers,
  ...findingHandlers,
  ...resultHandlers,
  ...boardHandlers,
  ...outgoingHandlers,
  ...workspaceHandlers,
  ...peopleHandlers,
  ...unitHandlers,
  ...keyHandlers,
  ...auditHandlers,
  ...backupHandlers,
};
