export { type AnswerEffect, type AnswerState, countAnswer } from './answers/count-answer.ts';
export { readAnswer, SCALES } from './answers/read-answer.ts';
export { columnsOfMap } from './imports/columns-of-map.ts';
export { sniffDelimiter } from './imports/delimiter.ts';
export {
  FILE_REASONS,
  type FileReason,
  type FileReasonCode,
  fileReason,
  fileSentence,
} from './imports/file-reason.ts';
export { headerFault } from './imports/header-fault.ts';
export {
  type Delimiter,
  ENCODINGS,
  type Encoding,
  type ImportKind,
  type ImportMap,
  MAP_FAULTS,
  type MapFault,
  type MapFaultCode,
  readImportMap,
} from './imports/import-map.ts';
export type { ImportPlan } from './imports/import-plan.ts';
export { planImport } from './imports/plan-import.ts';
export type { Cell } from './imports/read-cell.ts';
export { readMoment } from './imports/read-moment.ts';
export {
  type Row,
  type RowContext,
  type RowFault,
  type RowMessage,
  rowIdentities,
} from './imports/row-context.ts';
export { type RowResult, rowMessages } from './imports/row-messages.ts';
export {
  ROW_REASONS,
  type RowReason,
  type RowReasonCode,
  rowReason,
  rowSentence,
} from './imports/row-reason.ts';
export { isSegmentRow, segmentMessage } from './imports/segment-row.ts';
export { guessKind, type SuggestedRole, suggestRoles } from './imports/suggest-roles.ts';
export { REFUSAL_CODES, type Refusal, type RefusalCode, refuse } from './refusal.ts';
export { checkMessage, type MessageEnvelope, parseTime } from './segment/check-message.ts';
export { readIdentifier } from './segment/identifier.ts';
export { BATCH_BYTES, BATCH_EVENTS, EVENT_BYTES } from './segment/limits.ts';
export { storable, storableJson, storableObject } from './segment/text.ts';
export {
  type CellState,
  type Cells,
  COVERAGE_DAYS,
  type Coverage,
  type CoverageCell,
  coverageOf,
  type SignalCount,
  type SignalCounts,
} from './touchpoints/coverage.ts';
export {
  type FoldedTouchpoints,
  foldTouchpoints,
  type TouchpointRow,
} from './touchpoints/fold-touchpoints.ts';
export { type Gap, gapsOf, type Undescribed } from './touchpoints/gaps.ts';
export { LAG_STEPS, lagFrom, lagStarts } from './touchpoints/lag.ts';
export {
  type Collecting,
  eventsOf,
  limitsOf,
  REAL_TIME_MINUTES,
  SIGNAL_KINDS,
  type SignalKind,
  type Touchpoint,
} from './touchpoints/touchpoint.ts';
