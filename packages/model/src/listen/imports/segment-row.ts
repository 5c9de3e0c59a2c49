import { EVENT_TYPES } from '../../kernel/event.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { parseTime } from '../segment/check-message.ts';
import { type RowContext, type RowFault, type RowMessage, rowFault } from './row-context.ts';
import { contentId } from './row-messages.ts';

const TYPES: ReadonlySet<Json | undefined> = new Set(EVENT_TYPES);
const NESTED = ['properties', 'traits', 'context'] as const;

/** True for an object in the shape of the Segment door, as an export of events has it. */
export const isSegmentRow = (row: JsonObject): boolean =>
  TYPES.has(row['type']) || NESTED.some((field) => isJsonObject(row[field]));

/** A row that is a message already. It needs its time; an id is made of its content where it has none. */
export function segmentMessage(row: JsonObject, source: string, context: RowContext): RowMessage | RowFault {
  const at = parseTime(row['timestamp'] ?? row['originalTimestamp']);
  if (at === null) return rowFault('no-timestamp');
  if (at > context.latest) return rowFault('timestamp-in-the-future');
  const id = row['messageId'];
  const message = TYPES.has(row['type'])
    ? row
    : { ...row, type: typeof row['event'] === 'string' ? 'track' : 'identify' };
  if (id !== undefined && id !== null && id !== '') return { message, column: null };
  return { message: { ...message, messageId: contentId(source, message, true, context) }, column: null };
}
