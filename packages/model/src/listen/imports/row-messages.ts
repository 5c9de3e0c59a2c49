import { ANSWER_EVENT } from '../../kernel/event.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { AnswerColumn, ImportPlan, StatusColumn, TimeSource } from './import-plan.ts';
import { type Cell, isEmptyCell, readCell } from './read-cell.ts';
import { type Row, type RowContext, type RowFault, type RowMessage, rowFault } from './row-context.ts';
import { emptyValues, isFault, readTime, readValues } from './row-values.ts';

/** A row's messages, or why it is not taken. */
export type RowResult = { readonly kind: 'messages'; readonly messages: readonly RowMessage[] } | RowFault;

/** A message before it has its id. */
interface Draft {
  readonly message: Record<string, Json>;
  readonly column: string | null;
}

/**
 * Turns a row into messages: what it says of the person, the event that it is, the events that its
 * statuses mean, its answers. A row is taken whole or not at all. Message ids follow from content
 * alone, so that the same row gives the same messages whenever it is imported.
 */
export function rowMessages(plan: ImportPlan, row: Row, context: RowContext): RowResult {
  const who = identityFields(plan, row);
  if (who === null) return rowFault('no-customer', { columns: idColumns(plan) });
  const drafts: Draft[] = [];
  const parts = [identify, ownEvent, statusEvents, answers];
  for (const part of parts) {
    const made = part(plan, row, context, who);
    if (isFault(made)) return made;
    drafts.push(...made);
  }
  if (drafts.length === 0) return rowFault('says-nothing');
  return { kind: 'messages', messages: drafts.map((draft) => withId(plan, row, draft, context)) };
}

type Who = Readonly<Record<string, Json>>;
type Part = (plan: ImportPlan, row: Row, context: RowContext, who: Who) => readonly Draft[] | RowFault;

function identityFields(plan: ImportPlan, row: Row): Who | null {
  const userId = plan.userId === null ? undefined : row[plan.userId.index];
  const anonymousId = plan.anonymousId === null ? undefined : row[plan.anonymousId.index];
  if (isEmptyCell(userId) && isEmptyCell(anonymousId)) return null;
  return {
    ...(isEmptyCell(userId) ? {} : { userId }),
    ...(isEmptyCell(anonymousId) ? {} : { anonymousId }),
  };
}

const idColumns = (plan: ImportPlan): string =>
  [plan.userId, plan.anonymousId]
    .flatMap((column) => (column === null ? [] : [`"${column.name}"`]))
    .join(', ');

const isoTime = (at: number): string => new Date(at).toISOString();

const identify: Part = (plan, row, context, who) => {
  const traits = emptyValues();
  const fault = readValues(plan.traits, row, traits);
  if (fault !== null) return fault;
  if (plan.kind !== 'customers' && Object.keys(traits).length === 0) return [];
  const at = readTime(plan, plan.time, row, context);
  if (isFault(at)) return at;
  if (plan.basis !== null) traits['$basis'] = plan.basis;
  if (plan.confidence !== null) traits['$confidence'] = plan.confidence;
  return [
    {
      message: { type: 'identify', ...who, ...(at === null ? {} : { timestamp: isoTime(at) }), traits },
      column: null,
    },
  ];
};

/** The time that an event or answer of the row must have. */
function neededTime(plan: ImportPlan, source: TimeSource, row: Row, context: RowContext): number | RowFault {
  const at = readTime(plan, source, row, context);
  if (at !== null) return at;
  return source.kind === 'column'
    ? rowFault('time-is-empty', { column: source.column.name })
    : rowFault('no-time-in-map');
}

const ownEvent: Part = (plan, row, context, who) => {
  if (plan.kind !== 'events' || plan.event === null) return [];
  const event: Cell = row[plan.event.index];
  if (isEmptyCell(event)) return rowFault('event-is-empty', { column: plan.event.name });
  const properties = emptyValues();
  const fault = readValues(plan.eventProperties, row, properties);
  if (fault !== null) return fault;
  const at = neededTime(plan, plan.time, row, context);
  if (isFault(at)) return at;
  return [{ message: track(cellText(event), who, at, properties), column: plan.event.name }];
};

const statusEvents: Part = (plan, row, context, who) => {
  const made: Draft[] = [];
  for (const status of plan.statuses) {
    const event = eventOf(status, row);
    if (event === undefined) continue;
    const properties = emptyValues();
    const fault = readValues(plan.eventProperties, row, properties);
    if (fault !== null) return fault;
    const at = neededTime(plan, status.time, row, context);
    if (isFault(at)) return at;
    made.push({ message: track(event, who, at, properties), column: status.column.name });
  }
  return made;
};

function eventOf({ column, events }: StatusColumn, row: Row): string | undefined {
  const cell = row[column.index];
  return isEmptyCell(cell)
    ? undefined
    : events.get(typeof cell === 'string' ? cell.trim() : JSON.stringify(cell));
}

const cellText = (cell: Json): string => (typeof cell === 'string' ? cell.trim() : JSON.stringify(cell));

const track = (event: string, who: Who, at: number, properties: JsonObject): Record<string, Json> => ({
  type: 'track',
  event,
  ...who,
  timestamp: isoTime(at),
  properties,
});

const answers: Part = (plan, row, context, who) => {
  const shared = emptyValues();
  const fault = readValues(plan.answerProperties, row, shared);
  if (fault !== null) return fault;
  const drafts: {
    readonly column: string | null;
    readonly at: number;
    readonly properties: Record<string, Json>;
  }[] = [];
  for (const column of plan.answers) {
    const answered = answerProperties(column, row, shared);
    if (answered === null) continue;
    const at = neededTime(plan, column.time, row, context);
    if (isFault(at)) return at;
    drafts.push({ column: column.column.name, at, properties: answered });
  }
  if (plan.kind === 'answers' && plan.answers.length === 0) {
    const at = neededTime(plan, plan.time, row, context);
    if (isFault(at)) return at;
    drafts.push({ column: null, at, properties: shared });
  }
  if (drafts.length === 0) return [];
  const response = shared['response_id'] ?? responseId(plan, who, drafts, context);
  return drafts.map(({ column, at, properties }) => ({
    message: track(ANSWER_EVENT, who, at, Object.assign(properties, { response_id: response })),
    column,
  }));
};

/** What one column answers; null when it was left out. */
function answerProperties(answer: AnswerColumn, row: Row, shared: JsonObject): Record<string, Json> | null {
  const cell = row[answer.column.index];
  if (isEmptyCell(cell)) return null;
  return { ...shared, ...answer.properties, value: readCell(cell, answer.reading) ?? cell };
}

/**
 * The response that a row without a response id is. In a customers file one per customer and moment;
 * in an answers file equal rows are different responses, told apart by their order.
 */
function responseId(
  plan: ImportPlan,
  who: Who,
  drafts: readonly { readonly at: number; readonly properties: JsonObject }[],
  context: RowContext,
): string {
  const told =
    plan.kind === 'answers'
      ? drafts.map(({ at, properties }) => [at, properties])
      : drafts.map(({ at }) => at);
  return numbered(
    context.digest(JSON.stringify(['response', plan.source, who, told])),
    plan.kind === 'answers',
    context,
  );
}

const numbered = (key: string, countEqual: boolean, context: RowContext): string => {
  const before = countEqual ? context.occurrence(key) : 0;
  return before === 0 ? key : context.digest(`${key} ${before}`);
};

/** The id that the row names belongs to its event or answer; all others follow from content. */
function withId(plan: ImportPlan, row: Row, { message, column }: Draft, context: RowContext): RowMessage {
  const isMain = message['type'] === 'track' && (column === null || column === plan.event?.name);
  const named = isMain && plan.messageId !== null ? row[plan.messageId.index] : undefined;
  message['messageId'] = isEmptyCell(named)
    ? contentId(plan.source, message, isMain && plan.kind === 'events', context)
    : named;
  return { message, column };
}

/** The id of a message that has none of its own: its content, and its number among equal ones where each counts. */
export const contentId = (
  source: string,
  message: JsonObject,
  countEqual: boolean,
  context: RowContext,
): string =>
  `import-${numbered(context.digest(JSON.stringify(['message', source, message])), countEqual, context)}`;
