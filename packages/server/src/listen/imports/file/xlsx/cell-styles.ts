import { readWholeXml } from './read-xml.ts';

/** True for each style of cells whose numbers are moments, by its number in the workbook. */
export type DateStyles = readonly boolean[];

/** Number formats that every workbook has and that show a moment (ECMA-376 part 1, 18.8.30). */
const BUILT_IN = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[45, 47],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
]);

/** True for a format code that shows a moment. One that counts hours beyond a day, `[h]:mm`, shows a length of time. */
export function showsMoment(code: string): boolean {
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return false;
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_./g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/general/gi, '');
  return /[ymdhs]/i.test(bare);
}

/** Reads which styles show moments. */
export async function readDateStyles(part: AsyncIterable<Buffer>): Promise<DateStyles> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readWholeXml(part, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, 500));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      const code = codes.get(format);
      styles.push(code === undefined ? BUILT_IN.has(format) : showsMoment(code));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
