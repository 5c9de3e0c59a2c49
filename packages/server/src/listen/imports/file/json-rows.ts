import { isJsonObject, type Json } from '@romashka/model/kernel';
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
  if (tooLong) return { kind: 'bad', line, text, reason: 'the line is longer than any row may be.' };
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'bad',
      line,
      text,
      reason: `the line is not JSON: ${error instanceof Error ? error.message : ''}`,
    };
  }
  if (isJsonObject(value)) return { kind: 'object', line, text, object: value };
  return { kind: 'bad', line, text, reason: 'the line is not a JSON object.' };
}
