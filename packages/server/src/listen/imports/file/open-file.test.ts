import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FileFault } from './file-fault.ts';
import { type FileForm, openFile } from './open-file.ts';

const UNKNOWN: FileForm = { encoding: null, delimiter: null };

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 10, form = UNKNOWN) {
  const file = await openFile(pieces(bytes, size), form);
  const rows = [];
  for await (const some of file.rows) rows.push(...some);
  return { columns: file.columns, rows };
}

/** Cyrillic letters of Windows-1251, which Node can read and not write. */
const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );

const RUSSIAN = 'Код клиента;Город\r\n1;Москва\r\n2;Пермь\r\n';

test.each([
  ['UTF-8', Buffer.from(RUSSIAN)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${RUSSIAN}`)],
  ['Windows-1251', windows1251(RUSSIAN)],
  ['UTF-16 as Excel writes it', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le')],
  ['gzip', gzipSync(RUSSIAN)],
  ['gzip of Windows-1251', gzipSync(windows1251(RUSSIAN))],
])('reads a Russian spreadsheet in %s', async (_what, bytes) => {
  for (const size of [1, 2, 3, 7, 1_000]) {
    const { columns, rows } = await read(bytes, size);
    expect(columns).toEqual(['Код клиента', 'Город']);
    expect(rows).toMatchObject([{ cells: ['1', 'Москва'] }, { cells: ['2', 'Пермь'] }]);
  }
});

test('an encoding that the map names is believed', async () => {
  const form: FileForm = { encoding: 'ibm866', delimiter: ',' };
  const { rows } = await read(Buffer.from([0x69, 0x64, 0x0a, 0x8c, 0xae, 0x0a]), 3, form);
  expect(rows).toMatchObject([{ cells: ['Мо'] }]);
});

test('a row with bytes that are not of the encoding is bad, its neighbours are not', async () => {
  const bytes = Buffer.concat([Buffer.from('id,v\n1,я\n2,'), Buffer.from([0xff]), Buffer.from('\n3,ю\n')]);
  const { rows } = await read(bytes, 6);
  expect(rows.map((row) => row.kind)).toEqual(['cells', 'bad', 'cells']);
  expect(rows[1]).toMatchObject({ line: 3, reason: { code: 'wrong-bytes', values: { encoding: 'utf-8' } } });
});

test('JSON Lines: objects are rows, what is none is bad', async () => {
  const { columns, rows } = await read(Buffer.from('{"id":1,"deep":{"a":[1]}}\n\n{"id":\n[1]\n{"id":2}'), 5);
  expect(columns).toBeNull();
  expect(rows.map((row) => [row.line, row.kind])).toEqual([
    [1, 'object'],
    [3, 'bad'],
    [4, 'bad'],
    [5, 'object'],
  ]);
});

test.each([
  ['an empty file', Buffer.alloc(0), /empty/],
  ['blank lines', Buffer.from('\n\n  \n'), /empty/],
  ['zero bytes', Buffer.from([1, 2, 0, 3]), /zero bytes/],
  ['an Excel workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), /Excel workbook/],
  ['a web page', Buffer.from('<!DOCTYPE html><p>'), /web page/],
  ['a JSON list', Buffer.from('[{"id":1},\n{"id":2}]'), /JSON Lines/],
  ['a header of nothing', Buffer.from(',,\n1,2,3\n'), /names of the columns/],
  ['two columns of one name', Buffer.from('id,a,a\n1,2,3\n'), /Two columns are called "a"/],
  ['a header with an open quote', Buffer.from('id,"a\n1,2\n'), /names of the columns/],
])('%s is refused with a sentence', async (_what, bytes, reason) => {
  const error = await read(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FileFault);
  expect(String(error)).toMatch(reason);
});

test('a gzip that was cut off gives its rows and then says so', async () => {
  const text = `id,v\n${Array.from({ length: 5_000 }, (_, index) => `${index},${Math.sin(index)}`).join('\n')}\n`;
  const zipped = gzipSync(text);
  const file = await openFile(pieces(zipped.subarray(0, zipped.length - 2_000), 4_096), UNKNOWN);
  let rows = 0;
  const run = async (): Promise<void> => {
    for await (const some of file.rows) rows += some.length;
  };
  await expect(run()).rejects.toThrow(FileFault);
  expect(rows).toBeGreaterThan(1_000);
});

test('a line without an end does not fill the memory', async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('id,v\n1,2\n');
    for (let at = 0; at < 400; at += 1) yield Buffer.alloc(65_536, 'x');
    yield Buffer.from('\n3,4\n');
  }
  const file = await openFile(endless(), UNKNOWN);
  const rows = [];
  for await (const some of file.rows) rows.push(...some);
  expect(rows.map((row) => [row.line, row.kind])).toEqual([
    [2, 'cells'],
    [3, 'bad'],
    [4, 'cells'],
  ]);
});
