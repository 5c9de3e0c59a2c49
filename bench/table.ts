import type { Row } from './row.ts';

/** The table with a line for each row, its notes under it. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.measured,
    row.target,
    Number.isFinite(row.ratio) ? row.ratio.toFixed(2) : '-',
    row.ratio >= 1 ? 'pass' : 'MISS',
  ]);
  const head = ['what', 'measured', 'target', 'ratio', ''];
  const widths = head.map((title, at) =>
    Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)),
  );
  const lineOf = (line: readonly string[]): string =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = [lineOf(head), lineOf(widths.map((width) => '-'.repeat(width)))];
  rows.forEach((row, at) => {
    lines.push(lineOf(cells[at] ?? []), ...row.notes.map((note) => `    ${note}`));
  });
  return lines.join('\n');
}
