import { FileFault } from '../file-fault.ts';
import { type Table, tableOf } from '../table-rows.ts';
import { type DateStyles, readDateStyles } from './cell-styles.ts';
import { readWholeXml } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type SheetTally, sheetRows } from './sheet-rows.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

/** Most unpacked bytes: of a part that is held in memory, of the texts, and of a sheet, which is only run through. */
const SMALL_BYTES = 16_777_216;
const STRINGS_BYTES = 268_435_456;
const SHEET_BYTES = 4_294_967_296;

/** A sheet of a workbook as a table. */
export interface OpenWorkbook extends Table {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly tally: SheetTally;
  /** How much of the sheet is read, 0..1. */
  readonly share: () => number;
  close(): void;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** Opens a sheet of an Excel workbook (ECMA-376): the named one, or the first that is visible. Throws FileFault where it is none. */
export async function openWorkbook(path: string, wanted: string | null): Promise<OpenWorkbook> {
  const zip = await openZip(path);
  try {
    const book = await mainPart(zip);
    const { sheets, from1904 } = await readSheets(zip, book);
    const sheet = chooseSheet(sheets, wanted);
    const relations = await readRelations(zip, book);
    const named = (type: string): string | undefined =>
      relations.find((relation) => relation.type.endsWith(`/${type}`) && zip.has(relation.target))?.target;
    const [texts, styles] = [named('sharedStrings'), named('styles')];
    const strings = texts === undefined ? [] : await readSharedStrings(await zip.open(texts, STRINGS_BYTES));
    const dateStyles: DateStyles =
      styles === undefined ? [] : await readDateStyles(await zip.open(styles, SMALL_BYTES));
    const tally: SheetTally = { errorCells: 0, bytes: 0 };
    const part = await zip.open(sheet.part, SHEET_BYTES);
    const table = await tableOf(sheetRows(part, { strings, dateStyles, from1904 }, tally));
    return {
      ...table,
      sheets: sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
      sheet: sheet.name,
      tally,
      share: () => tally.bytes / Math.max(1, zip.sizeOf(sheet.part)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | null): Sheet {
  const sheet =
    wanted === null
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined) return sheet;
  if (wanted === null) throw new FileFault('no-sheet');
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  throw new FileFault('no-such-sheet', { sheet: wanted, sheets: names });
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, by full names of parts. */
async function readRelations(zip: ZipParts, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!zip.has(name)) return relations;
  await readWholeXml(await zip.open(name, SMALL_BYTES), {
    open: (tag, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (tag === 'Relationship') relations.push({ id, type, target: partName(folder, target) });
    },
  });
  return relations;
}

/** A target is relative to the folder of who refers to it, or absolute. */
const partName = (folder: string, target: string): string =>
  new URL(target, `part:///${folder}`).pathname.slice(1);

/** The workbook's main part. A ZIP archive without one is something else that people pick. */
async function mainPart(zip: ZipParts): Promise<string> {
  const found = (await readRelations(zip, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const part = found ?? 'xl/workbook.xml';
  if (part.endsWith('.bin')) throw new FileFault('binary-workbook');
  if (zip.has(part) && part.startsWith('xl/')) return part;
  const isOpenDocument = (await zip.text('mimetype', SMALL_BYTES)).includes('opendocument');
  throw new FileFault(isOpenDocument ? 'open-document' : 'zip-without-workbook');
}

async function readSheets(
  zip: ZipParts,
  book: string,
): Promise<{ readonly sheets: readonly Sheet[]; readonly from1904: boolean }> {
  const relations = new Map((await readRelations(zip, book)).map((relation) => [relation.id, relation]));
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readWholeXml(await zip.open(book, SMALL_BYTES), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const relation = relations.get(relationOf(attributes));
      if (relation === undefined || !relation.type.endsWith('/worksheet')) return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', part: relation.target, hidden });
    },
  });
  return { sheets, from1904 };
}

/** The relation's id, whatever prefix the file gives its namespace. */
const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
