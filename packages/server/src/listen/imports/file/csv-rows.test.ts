import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCsvRows } from './csv-rows.ts';
import { openFile } from './open-file.ts';

const SPECTRUM = fileURLToPath(
  new URL('../../../../../../../shared/data/badinput/csv-spectrum', import.meta.url),
);
const cases = existsSync(SPECTRUM)
  ? readdirSync(`${SPECTRUM}/csvs`).map((name) => name.replace('.csv', ''))
  : [];
/** Its JSON does not belong to its CSV: another phone number, two cells less. */
const MISMATCHED = new Set(['location_coordinates']);

async function* bytesOf(text: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function table(text: string | Buffer, size?: number) {
  const file = await openFile(bytesOf(text, size), { encoding: null, delimiter: null });
  const rows = [];
  for await (const some of file.rows) rows.push(...some);
  return { columns: file.columns ?? [], rows };
}

const taken = (rows: Awaited<ReturnType<typeof table>>['rows']) =>
  rows.flatMap((row) => (row.kind === 'cells' ? [row.cells] : []));
const refused = (rows: Awaited<ReturnType<typeof table>>['rows']) =>
  rows.flatMap((row) => (row.kind === 'bad' ? [[row.line, row.text]] : []));

if (cases.length === 0) test.skip('csv-spectrum is not here: ../shared/data/badinput is missing');

test.each(cases.filter((name) => !MISMATCHED.has(name)))('csv-spectrum: %s', async (name) => {
  const { columns, rows } = await table(readFileSync(`${SPECTRUM}/csvs/${name}.csv`));
  const expected = JSON.parse(readFileSync(`${SPECTRUM}/json/${name}.json`, 'utf8'));
  const objects = taken(rows).map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
  );
  expect(refused(rows)).toEqual([]);
  expect(objects).toEqual(expected);
});

test('a row with too few or too many cells is bad, and those after it go on', async () => {
  const { rows } = await table('a,b,c\n1,2\n1,2,3,4\n7,8,9\n');
  expect(refused(rows)).toEqual([
    [2, '1,2'],
    [3, '1,2,3,4'],
  ]);
  expect(taken(rows)).toEqual([['7', '8', '9']]);
});

test.each([
  ['a quote within a cell', 'a,b\nx"y,2\n3,4\n5,6\n'],
  ['text after a closing quote', 'a,b\n"xy"z,2\n3,4\n5,6\n'],
  ['a quote that is never closed', 'a,b\n1,"x\n3,4\n5,6\n'],
])('%s costs its own line only', async (_what, text) => {
  const { rows } = await table(text);
  expect(refused(rows).map(([line]) => line)).toEqual([2]);
  expect(taken(rows)).toEqual([
    ['3', '4'],
    ['5', '6'],
  ]);
});

test('lines are counted as an editor does, over blank lines and cells with line breaks', async () => {
  const { rows } = await table('a,b\n\n1,"x\ny"\n\n3\n5,6\n');
  expect(rows.map((row) => [row.kind, row.line])).toEqual([
    ['cells', 3],
    ['bad', 6],
    ['cells', 7],
  ]);
});

test('a stray quote far before the next one does not swallow what lies between', async () => {
  const plain = Array.from({ length: 3_000 }, (_, index) => `${index},x`).join('\n');
  const { rows } = await table(`a,b\n1,"x\n${plain}\n`, 65_536);
  expect(refused(rows)).toEqual([[2, '1,"x']]);
  expect(taken(rows)).toHaveLength(3_000);
});

test('the header may have cells with line breaks, a column without a name, and any line end', async () => {
  const { columns, rows } = await table('"Customer\nID";\r\nA-1;\r\nA-2;\r\n');
  expect(columns).toEqual(['Customer ID', '']);
  expect(taken(rows)).toEqual([
    ['A-1', ''],
    ['A-2', ''],
  ]);
  const mac = await table('id,name\r1,x\r2,y', 100);
  expect(taken(mac.rows)).toEqual([
    ['1', 'x'],
    ['2', 'y'],
  ]);
});

test('cells that look like formulas are kept as they are', async () => {
  const cells = [
    '=1+1',
    "=cmd|'/c calc'!A1",
    '+1+1',
    '@SUM(1+1)',
    '\t=1+1',
    ';=1+1',
    ',=1+1',
    '-5',
    '+79161234567',
    '-',
    '@ivan',
    "'=1+1",
  ];
  const text = `id,v\n${cells.map((cell, index) => `${index},"${cell.replaceAll('"', '""')}"`).join('\n')}\n`;
  const { rows } = await table(text);
  expect(taken(rows).map(([, cell]) => cell)).toEqual(cells);
});

test('whatever is written as RFC 4180 says is read back, however it is cut into pieces', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'я', '1') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      async (written, size) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = ['a,b', ...written.map((row) => row.map(quote).join(','))].join('\n');
        expect(taken((await table(text, size)).rows)).toEqual(written);
      },
    ),
    { numRuns: 100 },
  );
});

test('a record is given as soon as it is whole', () => {
  const reader = openCsvRows(',', 2);
  const line = (number: number, text: string) => ({ number, text, end: '\n', tooLong: false });
  expect(reader.push([line(1, 'a,"b')])).toEqual([]);
  expect(reader.push([line(2, 'c"')])).toMatchObject([{ kind: 'cells', cells: ['a', 'b\nc'] }]);
  expect(reader.end()).toEqual([]);
});
