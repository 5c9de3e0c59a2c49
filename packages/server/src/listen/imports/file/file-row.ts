import type { Json, JsonObject } from '@romashka/model/kernel';
import type { RowReason } from '@romashka/model/listen';

/** One row of a file as it was read: cells in the order of the header, a JSON object, or why it is neither. */
export type FileRow =
  | { readonly kind: 'cells'; readonly line: number; readonly text: string; readonly cells: readonly Json[] }
  | { readonly kind: 'object'; readonly line: number; readonly text: string; readonly object: JsonObject }
  | { readonly kind: 'bad'; readonly line: number; readonly text: string; readonly reason: RowReason };
