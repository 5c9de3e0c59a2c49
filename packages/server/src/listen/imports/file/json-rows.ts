import { isJsonObject, type Json } from '@romashka/model/kernel';
import { rowReason } from '@romashka/model/listen';
import type { RowSplitter } from './csv-rows.ts';
import type { FileRow } from './file-row.ts';
import type { Line } from './line.ts';

/** Turns the lines of a JSON Lines file into rows: one object in each. */
export function openJsonRows(): RowSplitter {
  return {
    push: (lines) => lines.flatMap((line) => (line.text.trim() === '' ? [] : [readLine(line)])),
    end: () => [],
  };
}

function readLine({ number: line, text, tooLong }: Line): FileRow {
  if (tooLong) return { kind: 'bad', line, text, reason: rowReason('too-long') };
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'bad',
      line,
      text,
      reason: rowReason('not-json', { error: error instanceof Error ? error.message : '' }),
    };
  }
  if (isJsonObject(value)) return { kind: 'object', line, text, object: value };
  return { kind: 'bad', line, text, reason: rowReason('not-an-object') };
}
