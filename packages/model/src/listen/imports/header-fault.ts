import { type FileReason, fileReason } from './file-reason.ts';

/** What is wrong with the names in a file's header; null when nothing is. A column without a name is left out later. */
export function headerFault(columns: readonly string[]): FileReason | null {
  if (columns.every((column) => column.trim() === '')) return fileReason('header-empty');
  const seen = new Set<string>();
  for (const column of columns) {
    if (column !== '' && seen.has(column)) return fileReason('header-doubled', { column });
    seen.add(column);
  }
  return null;
}
