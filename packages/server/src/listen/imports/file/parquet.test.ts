import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileFault } from './file-fault.ts';
import { openFile } from './open-file.ts';
import { openParquet } from './parquet-table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'romashka-parquet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Written = Parameters<typeof parquetWriteBuffer>[0];
const written = (options: Written): Buffer => Buffer.from(parquetWriteBuffer(options));

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function read(bytes: Buffer) {
  const file = await openFile(once(bytes), { encoding: null, delimiter: null, spoolDir: folder });
  try {
    const rows = [];
    for await (const some of file.rows) rows.push(...some);
    return { format: file.format, columns: file.columns, rows, share: file.share() };
  } finally {
    await file.close();
  }
}

async function faultOf(bytes: Buffer): Promise<string> {
  const thrown = await read(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FileFault)) throw new Error(`no fault but ${String(thrown)}`);
  return thrown.reason.code;
}

const VALUES: Written['columnData'] = [
  { name: 'id', data: ['a', 'б', null], type: 'STRING', nullable: true },
  {
    name: 'at',
    data: [new Date('2024-01-02T03:04:05.678Z'), new Date('2024-01-02'), new Date(0)],
    type: 'TIMESTAMP',
  },
  { name: 'n', data: [1n, 2n ** 60n, -5n], type: 'INT64' },
  { name: 'x', data: [1.5, Number.NaN, 0], type: 'DOUBLE' },
  { name: 'yes', data: [true, false, true], type: 'BOOLEAN' },
  { name: 'deep', data: [{ a: [1] }, null, { b: 'c' }], type: 'JSON', nullable: true },
];

test('values keep their kind: moments as ISO 8601, large numbers as text, what is none as empty', async () => {
  const found = await read(written({ columnData: VALUES }));
  expect(found).toMatchObject({ format: 'parquet', share: 1 });
  expect(found.columns).toEqual(['id', 'at', 'n', 'x', 'yes', 'deep']);
  expect(found.rows).toMatchObject([
    { line: 1, cells: ['a', '2024-01-02T03:04:05.678Z', 1, 1.5, true, { a: [1] }] },
    { line: 2, cells: ['б', '2024-01-02', '1152921504606846976', null, false, null] },
    { line: 3, cells: [null, '1970-01-01', -5, 0, true, { b: 'c' }] },
  ]);
});

test('several row groups, and Zstandard as others write it', async () => {
  const data = Array.from({ length: 5_000 }, (_, at) => `id-${at}`);
  const bytes = written({
    columnData: [{ name: 'id', data, type: 'STRING' }],
    rowGroupSize: 700,
    codec: 'ZSTD',
    compressors: { ZSTD: (input: Uint8Array) => new Uint8Array(zstdCompressSync(input)) },
  } as Written);
  const { rows } = await read(bytes);
  expect(rows).toHaveLength(5_000);
  expect(rows.at(-1)).toMatchObject({ line: 5_000, cells: ['id-4999'] });
});

const GOOD = written({ columnData: VALUES });

test.each([
  ['one that was cut off', GOOD.subarray(0, GOOD.length - 10), 'parquet-cut'],
  ['its beginning alone', Buffer.from('PAR1'), 'parquet-cut'],
  [
    'an encrypted one',
    Buffer.concat([GOOD.subarray(0, GOOD.length - 4), Buffer.from('PARE')]),
    'parquet-encrypted',
  ],
  [
    'one with a footer of nothing',
    Buffer.concat([
      Buffer.from('PAR1'),
      Buffer.alloc(40, 7),
      Buffer.from([40, 0, 0, 0]),
      Buffer.from('PAR1'),
    ]),
    'parquet-broken',
  ],
  [
    'two columns of one name',
    written({
      columnData: [
        { name: 'a', data: ['1'] },
        { name: 'a ', data: ['2'] },
      ],
    }),
    'header-doubled',
  ],
])('%s is refused', async (_what, bytes, code) => {
  expect(await faultOf(bytes)).toBe(code);
});

test('a damaged file is told or read, and its reader is ended when it never comes to an end', async () => {
  const path = join(folder, 'damaged.parquet');
  for (let at = 4; at < GOOD.length - 4; at += Math.floor(GOOD.length / 12)) {
    const bytes = Buffer.from(GOOD);
    bytes[at] = 255 - (bytes[at] ?? 0);
    await writeFile(path, bytes);
    const readAll = async (): Promise<void> => {
      const table = await openParquet(path, 3_000);
      try {
        for await (const _ of table.rows);
      } finally {
        await table.close();
      }
    };
    await readAll().catch((error: unknown) => expect(error).toBeInstanceOf(FileFault));
  }
  await rm(path);
});

test('nothing is left on the disk', async () => {
  expect(await readdir(folder)).toEqual([]);
});
