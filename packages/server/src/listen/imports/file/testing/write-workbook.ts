import { writeZip, type ZipPart } from './write-zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A sheet by its name and the XML of its rows; `state` hides it. */
export interface TestSheet {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
}

/** A workbook as XML that a test wrote: for what no writer makes. */
export function writeWorkbook(given: {
  readonly sheets: readonly TestSheet[];
  readonly strings?: string;
  readonly styles?: string;
  readonly from1904?: boolean;
  readonly more?: readonly ZipPart[];
}): Buffer {
  const { sheets, strings, styles, from1904 = false, more = [] } = given;
  const named = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const targets = [
    ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ...(strings === undefined ? [] : [['rIdS', 'sharedStrings', '/xl/sharedStrings.xml'] as const]),
    ...(styles === undefined ? [] : [['rIdY', 'styles', 'styles.xml'] as const]),
  ];
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${named.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(targets) },
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
    ...(strings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${strings}</sst>` }]),
    ...(styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', content: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }]),
    ...more,
  ]);
}

/** A row of texts and numbers, cells without names. */
export const sheetRow = (line: number, cells: readonly (string | number)[]): string =>
  `<row r="${line}">${cells
    .map((cell) =>
      typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join('')}</row>`;
