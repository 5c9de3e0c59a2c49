import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { FileFault } from './file-fault.ts';
import { type FileForm, openFile } from './open-file.ts';
import { sheetRow, writeWorkbook } from './testing/write-workbook.ts';
import { writeZip } from './testing/write-zip.ts';
import { showsMoment } from './xlsx/cell-styles.ts';
import { serialMoment } from './xlsx/serial-moment.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'romashka-workbook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 5_000) yield bytes.subarray(at, at + 5_000);
}

async function read(bytes: Buffer, more: Partial<FileForm> = {}) {
  const file = await openFile(pieces(bytes), { encoding: null, delimiter: null, spoolDir: folder, ...more });
  try {
    const rows = [];
    for await (const some of file.rows) rows.push(...some);
    const { format, columns, sheets, sheet } = file;
    return { format, columns, sheets, sheet, errorCells: file.errorCells(), rows };
  } finally {
    await file.close();
  }
}

async function faultOf(bytes: Buffer, more: Partial<FileForm> = {}): Promise<string> {
  const thrown = await read(bytes, more).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FileFault)) throw new Error(`no fault but ${String(thrown)}`);
  return thrown.reason.code;
}

const STYLES =
  '<numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs>';

test('reads what another program wrote: texts, numbers, dates, truth', async () => {
  const written = await writeExcel(
    [
      [{ value: 'Код клиента' }, { value: 'ФИО' }, { value: 'Дата' }, { value: 'Сумма' }, { value: 'VIP' }],
      [
        { value: 'A-1' },
        { value: 'Анна "Аня" Соколова' },
        { value: new Date(Date.UTC(1990, 4, 1)), type: Date, format: 'dd.mm.yyyy' },
        { value: 0.1 },
        { value: true },
      ],
    ],
    { sheet: 'Клиенты' },
  ).toBuffer();
  const found = await read(written);
  expect(found).toMatchObject({ format: 'xlsx', sheets: ['Клиенты'], sheet: 'Клиенты', errorCells: 0 });
  expect(found.columns).toEqual(['Код клиента', 'ФИО', 'Дата', 'Сумма', 'VIP']);
  expect(found.rows).toEqual([
    {
      kind: 'cells',
      line: 2,
      text: 'A-1,"Анна ""Аня"" Соколова",1990-05-01,0.1,true',
      cells: ['A-1', 'Анна "Аня" Соколова', '1990-05-01', 0.1, true],
    },
  ]);
});

test('cells of every kind: shared and rich texts, formulas by their value, errors empty and counted', async () => {
  const strings =
    '<si><t>id</t></si><si><r><t>Ан</t></r><r><t xml:space="preserve">на </t></r><rPh sb="0" eb="1"><t>звук</t></rPh></si><si><t>a_x000D_b</t></si>';
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>who</t></is></c><c r="C1" t="str"><f>"at"</f><v>at</v></c><c r="D1" t="inlineStr"><is><t>n</t></is></c></row>',
    '<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" s="2"><v>45292.5</v></c><c r="D3"><f>1+1</f><v>2</v></c></row>',
    '<row r="4"><c r="A4"><v>8</v></c><c r="D4" t="e"><v>#N/A</v></c></row>',
    '<row r="5"/>',
    '<row r="6"><c r="B6" t="s"><v>2</v></c><c r="C6" s="1"><v>60000</v></c><c r="D6" t="b"><v>0</v></c></row>',
    '<row r="7"><c r="A7"><v>9</v></c><c r="F7"><v>1</v></c></row>',
  ].join('');
  const found = await read(writeWorkbook({ sheets: [{ name: 'S', rows }], strings, styles: STYLES }));
  expect(found.columns).toEqual(['id', 'who', 'at', 'n']);
  expect(found.errorCells).toBe(1);
  expect(found.rows).toMatchObject([
    { line: 3, cells: [7, 'Анна ', '2024-01-01T12:00:00', 2] },
    { line: 4, cells: [8, null, null, null] },
    { line: 6, cells: [null, 'a\rb', '2064-04-08', false] },
    { line: 7, kind: 'bad', reason: { code: 'cell-count', values: { cells: '6', columns: '4' } } },
  ]);
});

test('the first visible sheet is read, or the one that is named', async () => {
  const sheet = (name: string, state?: string) => ({
    name,
    rows: sheetRow(1, ['id']) + sheetRow(2, [`from ${name}`]),
    ...(state === undefined ? {} : { state }),
  });
  const book = writeWorkbook({ sheets: [sheet('secret', 'hidden'), sheet('one'), sheet('two')] });
  expect(await read(book)).toMatchObject({
    sheet: 'one',
    sheets: ['one', 'two'],
    rows: [{ cells: ['from one'] }],
  });
  expect(await read(book, { sheet: 'two' })).toMatchObject({ rows: [{ cells: ['from two'] }] });
  expect(await faultOf(book, { sheet: 'three' })).toBe('no-such-sheet');
});

test('a workbook in gzip and one on the disk read the same', async () => {
  const book = writeWorkbook({ sheets: [{ name: 'S', rows: sheetRow(1, ['id']) + sheetRow(2, [5]) }] });
  expect((await read(gzipSync(book))).rows).toMatchObject([{ cells: [5] }]);
  const path = join(folder, 'kept.xlsx');
  await writeFile(path, book);
  const file = await openFile({ path }, { encoding: null, delimiter: null });
  expect(file.share()).toBeGreaterThan(0);
  await file.close();
  await rm(path);
});

test('dates count from 1904 where the workbook says so', async () => {
  const rows = `${sheetRow(1, ['id', 'at'])}<row r="2"><c><v>1</v></c><c s="1"><v>0</v></c></row>`;
  const book = writeWorkbook({ sheets: [{ name: 'S', rows }], styles: STYLES, from1904: true });
  expect((await read(book)).rows).toMatchObject([{ cells: [1, '1904-01-01'] }]);
});

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [45292, '2024-01-01'],
  [45292.75, '2024-01-01T18:00:00'],
  [0.5, '12:00:00'],
  [-1, null],
  [3_000_000, null],
])('the day %d is %s', (serial, moment) => {
  expect(serialMoment(serial, false)).toBe(moment);
});

test.each([
  ['yyyy-mm-dd', true],
  ['[$-419]d mmmm yyyy;@', true],
  ['h:mm AM/PM', true],
  ['[h]:mm', false],
  ['General', false],
  ['0.00" days"', false],
  ['[Red]#,##0', false],
])('the format %s shows a moment: %s', (code, shows) => {
  expect(showsMoment(code)).toBe(shows);
});

/** The beginning of a compound file with a stream of this name somewhere in it. */
const compound = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(70_000),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(100),
  ]);

const EMPTY = writeWorkbook({ sheets: [{ name: 'S', rows: '' }] });
const GOOD = writeWorkbook({ sheets: [{ name: 'S', rows: sheetRow(1, ['id']) + sheetRow(2, ['x']) }] });
const bomb = (said?: number) =>
  writeZip([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>',
    },
    {
      name: 'xl/s.xml',
      content: `<worksheet><sheetData>${' '.repeat(90_000_000)}`,
      ...(said === undefined ? {} : { saidSize: said }),
    },
  ]);

test.each([
  ['an archive of other things', writeZip([{ name: 'a.csv', content: 'id\n1\n' }]), 'zip-without-workbook'],
  [
    'an OpenDocument sheet',
    writeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
    'open-document',
  ],
  ['an encrypted workbook', compound('EncryptedPackage'), 'workbook-encrypted'],
  ['an old workbook', compound('Workbook'), 'old-workbook'],
  [
    'an archive with a password',
    writeZip([{ name: 'xl/workbook.xml', content: '<workbook/>', encrypted: true }]),
    'workbook-encrypted',
  ],
  ['a workbook that was cut off', GOOD.subarray(0, GOOD.length - 60), 'workbook-broken'],
  ['a workbook without cells', EMPTY, 'empty'],
  ['a workbook without sheets', writeWorkbook({ sheets: [] }), 'no-sheet'],
  ['XML that is none', writeWorkbook({ sheets: [{ name: 'S', rows: '<row><c></row>' }] }), 'workbook-broken'],
  [
    'a row beyond the last',
    writeWorkbook({ sheets: [{ name: 'S', rows: sheetRow(99_999_999, ['id']) }] }),
    'workbook-too-large',
  ],
  [
    'a cell beyond the last',
    writeWorkbook({ sheets: [{ name: 'S', rows: '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>' }] }),
    'workbook-too-large',
  ],
  [
    'a text that is not there',
    writeWorkbook({ sheets: [{ name: 'S', rows: '<row><c t="s"><v>9</v></c></row>' }] }),
    'workbook-broken',
  ],
  ['a bomb', bomb(), 'workbook-too-large'],
  ['a bomb that lies about its size', bomb(1_000), 'workbook-broken'],
])('%s is refused', async (_what, bytes, code) => {
  expect(await faultOf(bytes)).toBe(code);
});

test('nothing is left on the disk', async () => {
  expect(await readdir(folder)).toEqual([]);
});

test('an entity in a sheet is not resolved', async () => {
  const book = writeZip([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>',
    },
    {
      name: 'xl/s.xml',
      content:
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>',
    },
  ]);
  expect(await faultOf(book)).toBe('workbook-broken');
});
