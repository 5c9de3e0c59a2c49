/** What is wrong with the names in a file's header, as a sentence; null when nothing is. A column without a name is left out later. */
export function headerFault(columns: readonly string[]): string | null {
  if (columns.every((column) => column.trim() === ''))
    return 'The first line of the file is empty: it must hold the names of the columns.';
  const seen = new Set<string>();
  for (const column of columns) {
    if (column !== '' && seen.has(column))
      return `Two columns are called "${column}": rename one of them, since a map could not tell them apart.`;
    seen.add(column);
  }
  return null;
}
